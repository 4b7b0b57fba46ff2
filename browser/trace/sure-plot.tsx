import { format } from '../../locales/format.ts';
import type { TracedSearch } from '../../protocol/traces.ts';
import { useLanguage } from '../language.tsx';

interface Mark {
  readonly at: number;
  readonly label: string;
}

/** How sure a search was, on two scales from 0 to 1 with the thresholds that counted marked on them. */
export function SurePlot({ search }: { readonly search: TracedSearch }) {
  const { words, locale } = useLanguage();
  const { trace: text, editor } = words;
  const { inScope, margin, thresholds } = search;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const marks = (...given: readonly (readonly [at: number | undefined, label: string])[]): Mark[] =>
    given.flatMap(([at, label]) =>
      at === undefined ? [] : [{ at, label: format(label, { value: percent.format(at) }) }],
    );
  return (
    <div class="trace-sure">
      <p class="small muted">{text.sure}</p>
      <Scale
        name={editor.explain.inScope}
        value={inScope}
        marks={marks([thresholds?.offer, text.offerFrom], [thresholds?.answer, text.answerFrom])}
      />
      <Scale name={editor.explain.margin} value={margin} marks={marks([thresholds?.margin, text.answerFrom])} />
    </div>
  );
}

function Scale({ name, value, marks }: { readonly name: string; readonly value: number; readonly marks: Mark[] }) {
  const { locale } = useLanguage();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(value);
  const enough = marks.every(({ at }) => value >= at);
  return (
    <div class="trace-scale">
      <p>
        <span>{name}</span> <strong>{percent}</strong>
      </p>
      <div
        class="trace-track"
        role="img"
        aria-label={`${name}: ${percent}; ${marks.map(({ label }) => label).join('; ')}`}
      >
        <span class={enough ? 'trace-value trace-enough' : 'trace-value'} style={{ width: `${value * 100}%` }} />
        {marks.map(({ at, label }) => (
          <i key={label} title={label} style={{ left: `${at * 100}%` }} />
        ))}
      </div>
      <p class="small muted">{marks.map(({ label }) => label).join(' · ')}</p>
    </div>
  );
}
