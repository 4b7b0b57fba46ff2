import type { ComponentChildren } from 'preact';
import { format } from '../../locales/format.ts';
import { LOCALE_NAMES } from '../../protocol/locale.ts';
import type { ShownTrace } from '../../protocol/traces.ts';
import { useLanguage } from '../language.tsx';
import { SearchTrace } from './search-trace.tsx';

/** Why the bot said what it said in one turn, top down: what decided, what was read and compared, what was shown. */
export function TracePanel({ trace }: { readonly trace: ShownTrace }) {
  const { words, locale } = useLanguage();
  const text = words.trace;
  const { searches, passage, titles, model, dialog } = trace;
  return (
    <div class="trace">
      <Rules trace={trace} />
      {searches.map((search) => (
        <SearchTrace key={`${search.locale} ${search.text}`} search={search} titles={titles} />
      ))}
      {searches.length === 0 && <p class="muted">{text.nothing}</p>}
      <dl class="trace-facts">
        <Fact name={words.editor.explain.language}>
          <Language trace={trace} />
        </Fact>
        {passage !== undefined && (
          <Fact name={text.passage}>
            <a href={`/help/${passage.locale}/${passage.slug}`} target="_blank" rel="noreferrer" lang={passage.locale}>
              {titles[passage.slug] ?? passage.slug}
            </a>{' '}
            <span class="muted">({format(text.revision, { revision: String(passage.revision) })})</span>
            <q class="trace-opening" lang={passage.locale}>
              {passage.opening}
            </q>
          </Fact>
        )}
        {(dialog.before.length > 0 || dialog.after.length > 0) && (
          <Fact name={text.dialog}>
            {text.dialogBefore}: <Dialogs open={dialog.before} />
            <br />
            {text.dialogAfter}: <Dialogs open={dialog.after} />
          </Fact>
        )}
        {model.map((one) => (
          <Fact key={one.purpose} name={text.model}>
            {text.purposes[one.purpose]}: {text.outcomes[one.outcome]} ({format(text.took, { ms: String(one.ms) })})
          </Fact>
        ))}
      </dl>
      <p class="small muted">{format(text.took, { ms: new Intl.NumberFormat(locale).format(trace.ms) })}</p>
    </div>
  );
}

/** The way to the reply; the last rule gave it. */
function Rules({ trace: { rules, cause } }: { readonly trace: ShownTrace }) {
  const { words } = useLanguage();
  if (rules.length === 0) return null;
  return (
    <section class="trace-rules">
      <h3>{words.trace.decidedBy}</h3>
      <ol>
        {rules.map((rule, at) => (
          <li key={at} class={at === rules.length - 1 ? 'tag tag-good' : 'tag'}>
            {words.trace.rules[rule]}
          </li>
        ))}
      </ol>
      {cause !== undefined && <code class="small">{cause}</code>}
    </section>
  );
}

function Language({ trace: { language } }: { readonly trace: ShownTrace }) {
  const { words, locale } = useLanguage();
  const text = words.trace;
  const { before, after, detected, confidence, chosen } = language;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const parts = [
    detected === undefined || confidence === undefined
      ? LOCALE_NAMES[before]
      : format(text.languageSure, { language: LOCALE_NAMES[detected], sure: percent.format(confidence) }),
    ...(after === (detected ?? before) ? [] : [format(text.languageAnswered, { language: LOCALE_NAMES[after] })]),
    ...(chosen ? [text.languageChosen] : []),
  ];
  return <>{parts.join(' · ')}</>;
}

function Dialogs({ open }: { readonly open: readonly string[] }) {
  const { words } = useLanguage();
  const names: Readonly<Record<string, string>> = words.trace.dialogs;
  if (open.length === 0) return <>{words.trace.dialogNone}</>;
  return (
    <>
      {open.map((one) => {
        const [id = '', step] = one.split(':');
        return (
          <span key={one} class="trace-dialog">
            {names[id] ?? id} {step !== undefined && <code>{step}</code>}
          </span>
        );
      })}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt class="small muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
