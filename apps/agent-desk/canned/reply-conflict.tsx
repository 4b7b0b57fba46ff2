import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import { LOCALE_NAMES, LOCALES } from '../../../protocol/locale.ts';
import type { ReplyForm } from './use-reply-form.ts';

/** Somebody else saved meanwhile: their texts above what was typed here, and a choice that loses nothing by accident. */
export function ReplyConflict({ form: { theirs, edit, discard, save } }: { form: ReplyForm }) {
  const { locale, words } = useLanguage();
  const text = words.desk.canned;
  if (theirs === undefined) return null;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const differing = LOCALES.filter(
    (each) => theirs.texts[each] !== edit.texts[each] || theirs.titles[each] !== edit.titles[each],
  );
  return (
    <div class="callout callout-caution canned-conflict">
      <p>{format(text.conflict, { who: theirs.author, when: when.format(new Date(theirs.at)) })}</p>
      {theirs.removed && <p>{text.deletedThen}</p>}
      {differing.map((each) => (
        <blockquote key={each} lang={each}>
          <strong>
            {LOCALE_NAMES[each]}: {theirs.titles[each] ?? '–'}
          </strong>
          <p class="plain">{theirs.texts[each] ?? '–'}</p>
        </blockquote>
      ))}
      <div class="form-foot">
        <button type="button" class="button button-small" onClick={discard}>
          {text.takeTheirs}
        </button>
        <button type="button" class="button button-small" onClick={() => void save({ revision: theirs.revision })}>
          {text.keepMine}
        </button>
      </div>
    </div>
  );
}
