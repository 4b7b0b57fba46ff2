import { useId, useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { Locale } from '../../protocol/locale.ts';
import { isListed, moved } from './draft.ts';

interface QuestionLinesProps {
  readonly locale: Locale;
  readonly lines: readonly string[];
  /** What a new line is called. */
  readonly placeholder: string;
  /** Whether their order can be changed. */
  readonly ordered?: boolean;
  readonly onChange: (lines: readonly string[]) => void;
}

/** Questions line by line: added, taken out, put in order; none twice. */
export function QuestionLines({ locale, lines, placeholder, ordered = false, onChange }: QuestionLinesProps) {
  const { words } = useLanguage();
  const text = words.editor.phrasings;
  const id = useId();
  const [fresh, setFresh] = useState('');
  const duplicate = fresh.trim() !== '' && isListed(lines, fresh);
  const add = (event: Event): void => {
    event.preventDefault();
    if (fresh.trim() === '' || duplicate) return;
    onChange([...lines, fresh.trim()]);
    setFresh('');
  };
  return (
    <>
      <form class="add-row" onSubmit={add}>
        <label class="field">
          <span class="visually-hidden">{placeholder}</span>
          <input
            lang={locale}
            maxLength={300}
            placeholder={placeholder}
            value={fresh}
            aria-invalid={duplicate}
            aria-describedby={duplicate ? id : undefined}
            onInput={(event) => setFresh(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" aria-disabled={fresh.trim() === '' || duplicate}>
          {text.add}
        </button>
      </form>
      <p id={id} class="field-error" role="status">
        {duplicate && text.duplicate}
      </p>
      <ol class="phrasings">
        {lines.map((line, index) => (
          <li key={line}>
            <span lang={locale} class="breakable">
              {line}
            </span>
            <span class="phrasing-actions">
              {ordered && (
                <>
                  <button
                    type="button"
                    class="icon-button icon-button-small"
                    aria-label={format(text.up, { text: line })}
                    aria-disabled={index === 0}
                    onClick={() => onChange(moved(lines, index, -1))}
                  >
                    <Icon name="up" size={16} />
                  </button>
                  <button
                    type="button"
                    class="icon-button icon-button-small"
                    aria-label={format(text.down, { text: line })}
                    aria-disabled={index === lines.length - 1}
                    onClick={() => onChange(moved(lines, index, 1))}
                  >
                    <Icon name="down" size={16} />
                  </button>
                </>
              )}
              <button
                type="button"
                class="icon-button icon-button-small"
                aria-label={format(text.remove, { text: line })}
                onClick={() => onChange(lines.filter((_, other) => other !== index))}
              >
                <Icon name="close" size={16} />
              </button>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
