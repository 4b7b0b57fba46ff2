import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import { LOCALE_NAMES, LOCALES } from '../../../protocol/locale.ts';
import type { ReasonForm } from './use-reason-form.ts';

/** What became of the last attempt to save, and of a draft that was found. */
export function ReasonNotes({ form }: { form: ReasonForm }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk.prepared.edit;
  const { restoredFrom, failure } = form;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const unknown = Array.isArray(failure?.data.unknown) ? failure.data.unknown : [];
  return (
    <>
      {restoredFrom !== undefined && (
        <p class="callout" role="status">
          {format(text.restored, { time: moment.format(new Date(restoredFrom)) })}
        </p>
      )}
      {failure !== undefined && (
        <div class="callout callout-danger" role="alert">
          <p>{errorText(words, failure.code, failure.data)}</p>
          {unknown.length > 0 && <p>{format(text.unknown, { names: unknown.map((name) => `{${name}}`).join(' ') })}</p>}
        </div>
      )}
      <Conflict form={form} />
    </>
  );
}

/** Somebody else saved meanwhile: their texts, and a choice that loses nothing by accident. */
function Conflict({ form: { theirs, content, discard, save } }: { form: ReasonForm }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk.prepared.edit;
  if (theirs === undefined) return null;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const { author, at, texts, revision } = theirs;
  return (
    <div class="callout callout-caution reason-conflict" role="alert">
      <p>
        {format(author === '' ? text.conflictRelease : text.conflict, {
          who: author,
          when: moment.format(new Date(at)),
        })}
      </p>
      <p class="small">{text.theirs}</p>
      <blockquote class="plain">{texts[locale]}</blockquote>
      <details>
        <summary class="small">{text.theirsElsewhere}</summary>
        {LOCALES.filter((each) => each !== locale).map((each) => (
          <div key={each}>
            <p class="small">
              <strong>{LOCALE_NAMES[each]}</strong>{' '}
              {texts[each] !== content.texts[each] && <span class="tag">{text.notYours}</span>}
            </p>
            <blockquote class="plain" lang={each}>
              {texts[each]}
            </blockquote>
          </div>
        ))}
      </details>
      <div class="form-foot">
        <button type="button" class="button button-small" onClick={discard}>
          {text.takeTheirs}
        </button>
        <button type="button" class="button button-small" onClick={() => void save(revision)}>
          {text.keepMine}
        </button>
      </div>
    </div>
  );
}
