import { useLanguage } from '../../browser/language.tsx';
import type { Locale } from '../../protocol/locale.ts';
import type { Content, missingParts } from './draft.ts';
import { Preview } from './preview.tsx';

interface ArticleFieldsProps {
  readonly locale: Locale;
  readonly content: Content;
  readonly missing: ReturnType<typeof missingParts>;
  readonly onChange: (change: Partial<Content>) => void;
}

/** Title, topic and text of an article, with how the text will look. */
export function ArticleFields({ locale, content, missing, onChange }: ArticleFieldsProps) {
  const { words } = useLanguage();
  const text = words.editor.form;
  const required = (part: 'title' | 'topic' | 'body') =>
    missing.includes(part) && (
      <span class="field-error" role="alert">
        {text.required}
      </span>
    );
  return (
    <>
      <div class="form-row">
        <label class="field">
          <span id="form-title">{text.titleLabel}</span>
          <input
            lang={locale}
            maxLength={200}
            value={content.title}
            aria-invalid={missing.includes('title')}
            onInput={(event) => onChange({ title: event.currentTarget.value })}
          />
          {required('title')}
        </label>
        <label class="field">
          <span>{text.topicLabel}</span>
          <select value={content.topic} onChange={(event) => onChange({ topic: event.currentTarget.value })}>
            <option value="">–</option>
            {Object.entries(words.topics).map(([topic, name]) => (
              <option key={topic} value={topic}>
                {name}
              </option>
            ))}
          </select>
          {required('topic')}
        </label>
      </div>
      <div class="form-text">
        <label class="field">
          <span>{text.body}</span>
          <textarea
            class="body-box"
            lang={locale}
            maxLength={50_000}
            value={content.body}
            aria-invalid={missing.includes('body')}
            aria-describedby="body-hint"
            onInput={(event) => onChange({ body: event.currentTarget.value })}
          />
          {required('body')}
          <span id="body-hint" class="small muted">
            {text.bodyHint}
          </span>
        </label>
        <Preview locale={locale} body={content.body} />
      </div>
    </>
  );
}
