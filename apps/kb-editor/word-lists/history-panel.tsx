import { call } from '../../../browser/api.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { LoadState } from '../../../browser/load-state.tsx';
import { useLoaded } from '../../../browser/use-loaded.ts';
import type { Locale } from '../../../protocol/locale.ts';
import type { WordListChange, WordListKind } from '../../../protocol/word-lists.ts';
import { listPath } from './use-word-list.ts';

interface HistoryPanelProps {
  readonly locale: Locale;
  readonly kind: WordListKind;
  readonly revision: number;
  readonly onExpired: () => void;
}

/** Who changed what in a list, newest first. */
export function HistoryPanel({ locale, kind, revision, onExpired }: HistoryPanelProps) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.words;
  const { state, reload } = useLoaded(
    () => call<{ readonly changes: readonly WordListChange[] }>('GET', `${listPath(locale, kind)}/history`),
    [locale, kind, revision],
    onExpired,
  );
  const moment = new Intl.DateTimeFormat(reader, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section class="panel" aria-labelledby="history">
      <h2 id="history">{text.history}</h2>
      <LoadState state={state} onRetry={reload} />
      {state.is === 'here' && state.value.changes.length === 0 && <p class="small muted">{text.noHistory}</p>}
      {state.is === 'here' && (
        <ol class="history">
          {state.value.changes.map((change) => (
            <li key={change.revision}>
              <p class="small">
                <strong>{change.changedBy}</strong>{' '}
                <time class="muted" dateTime={change.changedAt}>
                  {moment.format(new Date(change.changedAt))}
                </time>
              </p>
              <ul class="history-lines" lang={locale}>
                {change.removed.map((line) => (
                  <li key={`- ${line}`}>
                    <del>{line}</del>
                  </li>
                ))}
                {change.added.map((line) => (
                  <li key={`+ ${line}`}>
                    <ins>{line}</ins>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
