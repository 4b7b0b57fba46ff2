import { useId, useRef } from 'preact/hooks';
import { useLanguage } from '../../../browser/language.tsx';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../../protocol/locale.ts';
import { word } from '../../case/word-for-code.ts';
import { missingTexts } from './reason-draft.ts';
import { ReasonExample } from './reason-example.tsx';
import type { ReasonForm } from './use-reason-form.ts';

/** The text in each language, the reader's own first, and what of a case it can name. */
export function LanguageTexts({ form, placeholders }: { form: ReasonForm; placeholders: readonly string[] }) {
  const { locale: own, words } = useLanguage();
  const text = words.resolution.desk.prepared.edit;
  const hint = useId();
  const texts = useRef<HTMLElement>(null);
  const last = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string): void => {
    const area = last.current ?? texts.current?.querySelector('textarea');
    if (!area) return;
    area.setRangeText(`{${name}}`, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  };
  return (
    <section class="card" ref={texts} aria-labelledby={`${hint}-texts`}>
      <div>
        <h2 id={`${hint}-texts`}>{text.texts}</h2>
        <p class="small muted" id={hint}>
          {text.textsHint}
        </p>
      </div>
      <div class="placeholders" role="toolbar" aria-label={text.insert}>
        <span class="small muted">{text.insert}</span>
        {placeholders.map((name) => (
          <button key={name} type="button" class="button button-small" onClick={() => insert(name)}>
            {word(text.placeholders, name)} <span class="mono muted">{`{${name}}`}</span>
          </button>
        ))}
      </div>
      <div class="language-texts">
        {[own, ...LOCALES.filter((locale) => locale !== own)].map((locale) => (
          <LanguageText
            key={locale}
            locale={locale}
            form={form}
            hint={hint}
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
  readonly locale: Locale;
  readonly form: ReasonForm;
  readonly hint: string;
  readonly onFocus: (area: HTMLTextAreaElement) => void;
}

function LanguageText({ locale, form, hint, onFocus }: LanguageTextProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk.prepared.edit;
  const { content, failure, tried } = form;
  const languages = failure?.code === 'template_invalid' ? failure.data.languages : undefined;
  const missing = tried && missingTexts(content).includes(locale);
  const differs = Array.isArray(languages) && languages.includes(locale);
  const id = `${hint}-${locale}`;
  return (
    <div class="field">
      <label for={id}>
        <strong>{LOCALE_NAMES[locale]}</strong>
      </label>
      <textarea
        id={id}
        lang={locale}
        rows={3}
        value={content.texts[locale]}
        aria-invalid={missing || differs}
        aria-describedby={`${id}-fault ${hint}`}
        onFocus={(event) => onFocus(event.currentTarget)}
        onInput={(event) => form.change({ texts: { ...content.texts, [locale]: event.currentTarget.value } })}
      />
      <p class="field-fault" id={`${id}-fault`}>
        {missing ? text.missing : differs ? text.differs : ''}
      </p>
      <ReasonExample text={content.texts[locale]} locale={locale} />
    </div>
  );
}
