import { useState } from 'preact/hooks';
import { useLanguage } from '../../../browser/language.tsx';
import { LoadState } from '../../../browser/load-state.tsx';
import { useLoaded } from '../../../browser/use-loaded.ts';
import { format } from '../../../locales/format.ts';
import { type CannedReplyView, replyLocale } from '../../../protocol/canned-replies.ts';
import { type ReplyForm, readHistory } from './use-reply-form.ts';

interface ReplyHistoryProps {
  readonly saved: CannedReplyView;
  readonly form: ReplyForm;
  readonly locked: boolean;
}

/** Who changed it and when, read once it is opened; an older version comes into the form, to be saved. */
export function ReplyHistory({ saved, form, locked }: ReplyHistoryProps) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details class="canned-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.desk.canned.history}</summary>
      {open && <Revisions saved={saved} form={form} locked={locked} />}
    </details>
  );
}

function Revisions({ saved, form, locked }: ReplyHistoryProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.canned;
  const { state, reload } = useLoaded(
    () => readHistory(saved.id),
    [saved.id],
    () => undefined,
  );
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  if (state.is !== 'here') return <LoadState state={state} onRetry={reload} />;
  return (
    <ol>
      {state.value.map((each) => {
        const there = replyLocale(each.texts, locale) ?? locale;
        return (
          <li key={each.revision}>
            <p class="small">
              {each.author === ''
                ? text.shipped
                : format(text.by, { who: each.author, when: moment.format(new Date(each.at)) })}{' '}
              {each.removed && <span class="tag">{text.deletedThen}</span>}
            </p>
            <p class="small muted canned-start" lang={there}>
              {each.titles[there]}: {each.texts[there]}
            </p>
            {!locked && each.revision !== saved.revision && (
              <button
                type="button"
                class="link-button small"
                onClick={() => form.change({ folder: each.folder, titles: each.titles, texts: each.texts })}
              >
                {text.restore}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
