import { useId, useRef } from 'preact/hooks';
import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import {
  fillReply,
  LONGEST_REPLY,
  LONGEST_REPLY_TITLE,
  REPLY_PLACEHOLDERS,
  replyLocale,
} from '../../../protocol/canned-replies.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../../protocol/locale.ts';
import { cleared } from './reply-form.ts';
import type { ReplyForm } from './use-reply-form.ts';

/** Title and text in each language side by side, the reader's own first. */
export function ReplyTexts({ form, locked }: { form: ReplyForm; locked: boolean }) {
  const { locale: own, words } = useLanguage();
  const text = words.desk.canned;
  const section = useRef<HTMLElement>(null);
  const last = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string): void => {
    const area = last.current ?? section.current?.querySelector('textarea');
    if (!area) return;
    area.setRangeText(`{{${name}}}`, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  };
  return (
    <section ref={section} class="canned-texts">
      {!locked && (
        <div class="canned-insert" role="toolbar" aria-label={text.insert}>
          <span class="small muted">{text.insert}</span>
          {REPLY_PLACEHOLDERS.map((name) => (
            <button key={name} type="button" class="button button-small" onClick={() => insert(name)}>
              {text.placeholders[name]} <span class="mono muted">{`{{${name}}}`}</span>
            </button>
          ))}
        </div>
      )}
      <div class="canned-languages">
        {[own, ...LOCALES.filter((locale) => locale !== own)].map((locale) => (
          <LanguageText
            key={locale}
            {...{ form, locale, locked }}
            onFocus={(area) => {
              last.current = area;
            }}
          />
        ))}
      </div>
    </section>
  );
}

interface LanguageTextProps {
  readonly form: ReplyForm;
  readonly locale: Locale;
  readonly locked: boolean;
  readonly onFocus: (area: HTMLTextAreaElement) => void;
}

function LanguageText({ form: { edit, fault, change }, locale, locked, onFocus }: LanguageTextProps) {
  const { words } = useLanguage();
  const text = words.desk.canned;
  const id = useId();
  const half = fault?.is === 'half' && fault.locales.includes(locale);
  const said = half ? text.half : '';
  return (
    <fieldset class="canned-language" aria-describedby={`${id}-fault`}>
      <legend>{LOCALE_NAMES[locale]}</legend>
      <label class="field">
        <span>{text.title}</span>
        <input
          lang={locale}
          value={edit.titles[locale] ?? ''}
          maxLength={LONGEST_REPLY_TITLE}
          readOnly={locked}
          aria-invalid={half}
          onInput={(event) => change({ titles: { ...edit.titles, [locale]: event.currentTarget.value } })}
        />
      </label>
      <label class="field">
        <span>{text.text}</span>
        <textarea
          lang={locale}
          rows={4}
          value={edit.texts[locale] ?? ''}
          maxLength={LONGEST_REPLY}
          readOnly={locked}
          aria-invalid={half}
          onFocus={(event) => onFocus(event.currentTarget)}
          onInput={(event) => change({ texts: { ...edit.texts, [locale]: event.currentTarget.value } })}
        />
      </label>
      <p class="field-fault" id={`${id}-fault`}>
        {said}
      </p>
      <Preview edit={edit} locale={locale} />
    </fieldset>
  );
}

/** How it reads in a chat, with examples for what differs from one to the next. */
function Preview({ edit, locale }: { edit: ReplyForm['edit']; locale: Locale }) {
  const { words } = useLanguage();
  const text = words.desk.canned;
  const { texts } = cleared(edit);
  const there = replyLocale(texts, locale);
  if (there === undefined) return null;
  if (there !== locale) return <p class="small muted">{format(text.fallback, { language: LOCALE_NAMES[there] })}</p>;
  const examples = {
    customer: 'Mai',
    agent: 'Aina',
    order: 'AC-1009',
    case: 'KD-7F3K-9QXM-2AT',
    ticket: 'T-0A1B2C3D4E',
  };
  return (
    <div class="canned-preview small">
      <span class="muted">{text.preview}</span>
      <p class="plain" lang={locale}>
        {fillReply(texts[locale] ?? '', examples)}
      </p>
    </div>
  );
}
