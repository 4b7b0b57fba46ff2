import type { TracedCandidate, TracedSearch } from '../../protocol/traces.ts';
import type { Replaced } from '../../protocol/word-lists.ts';
import { useLanguage } from '../language.tsx';
import { SurePlot } from './sure-plot.tsx';

interface SearchTraceProps {
  readonly search: TracedSearch;
  readonly titles: Readonly<Record<string, string>>;
}

/** One question to the search: how it was read, what was compared, and how sure that was. */
export function SearchTrace({ search, titles }: SearchTraceProps) {
  const { words } = useLanguage();
  const { trace, editor } = words;
  return (
    <section class="trace-search">
      <p class="small muted">{trace.asked}</p>
      <blockquote class="trace-asked" lang={search.locale}>
        {search.text}
      </blockquote>
      {search.previous !== undefined && (
        <p class="small">
          <span class="muted">{trace.leant}:</span> <q lang={search.locale}>{search.previous}</q>
        </p>
      )}
      <Read name={editor.explain.slang} list={search.slang} />
      <Read name={editor.explain.corrections} list={search.corrections} />
      <Read name={editor.explain.synonyms} list={search.synonyms} />
      <p>
        <strong>{editor.try[search.decision]}</strong>
      </p>
      <Candidates search={search} titles={titles} />
      <SurePlot search={search} />
    </section>
  );
}

function Read({ name, list }: { readonly name: string; readonly list: readonly Replaced[] }) {
  if (list.length === 0) return null;
  return (
    <p class="small trace-read">
      <span class="muted">{name}:</span>{' '}
      {list.map(({ from, to }) => (
        <span key={from} class="tag">
          {from} → {to}
        </span>
      ))}
    </p>
  );
}

/** The scores as bars, each as long as its share of the best one. */
function Candidates({ search: { candidates, locale }, titles }: SearchTraceProps) {
  const { words, locale: reader } = useLanguage();
  const text = words.trace;
  const number = new Intl.NumberFormat(reader, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (candidates.length === 0) return null;
  const best = Math.max(...candidates.map(({ score }) => score), Number.EPSILON);
  return (
    <table class="trace-candidates">
      <thead>
        <tr>
          <th scope="col">{text.candidates}</th>
          <th scope="col" class="trace-score">
            {text.score}
          </th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((one) => (
          <tr key={`${one.kind} ${one.name}`}>
            <td>
              <Name candidate={one} locale={locale} title={titles[one.name]} />
              <span class="trace-bar" aria-hidden="true" style={{ width: `${share(one.score, best)}%` }} />
            </td>
            <td class="trace-score">{number.format(one.score)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name(props: {
  readonly candidate: TracedCandidate;
  readonly locale: TracedSearch['locale'];
  readonly title: string | undefined;
}) {
  const { words } = useLanguage();
  const { candidate, locale, title } = props;
  if (candidate.kind === 'intent')
    return (
      <>
        <span class="tag tag-warm">{words.trace.wish}</span> <code>{candidate.name}</code>
      </>
    );
  return (
    <a href={`/help/${locale}/${candidate.name}`} target="_blank" rel="noreferrer" lang={locale}>
      {title ?? candidate.name}
    </a>
  );
}

const share = (score: number, best: number) => Math.round(Math.max(0, score / best) * 100);
