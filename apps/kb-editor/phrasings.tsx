import { useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { Locale } from '../../protocol/locale.ts';
import { isListed, moved } from './draft.ts';

interface PhrasingsProps {
  readonly locale: Locale;
  readonly phrasings: readonly string[];
  readonly onChange: (phrasings: readonly string[]) => void;
}

/** The questions that lead to the article: added, taken out, put in order; none twice. */
export function Phrasings({ locale, phrasings, onChange }: PhrasingsProps) {
  const { words } = useLanguage();
  const text = words.editor.phrasings;
  const [fresh, setFresh] = useState('');
  const duplicate = fresh.trim() !== '' && isListed(phrasings, fresh);
  const add = (event: Event): void => {
    event.preventDefault();
    if (fresh.trim() === '' || duplicate) return;
    onChange([...phrasings, fresh.trim()]);
    setFresh('');
  };
  return (
    <section aria-labelledby="phrasings" class="panel">
      <h2 id="phrasings">
        {text.heading} <span class="count">{phrasings.length}</span>
      </h2>
      <p class="small muted">{text.hint}</p>
      <form class="add-row" onSubmit={add}>
        <label class="field">
          <span class="visually-hidden">{text.placeholder}</span>
          <input
            lang={locale}
            maxLength={300}
            placeholder={text.placeholder}
            value={fresh}
            aria-invalid={duplicate}
            aria-describedby={duplicate ? 'phrasing-duplicate' : undefined}
            onInput={(event) => setFresh(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" aria-disabled={fresh.trim() === '' || duplicate}>
          {text.add}
        </button>
      </form>
      <p id="phrasing-duplicate" class="field-error" role="status">
        {duplicate && text.duplicate}
      </p>
      <ol class="phrasings">
        {phrasings.map((phrasing, index) => (
          <li key={phrasing}>
            <span lang={locale} class="breakable">
              {phrasing}
            </span>
            <span class="phrasing-actions">
              <button
                type="button"
                class="icon-button icon-button-small"
                aria-label={format(text.up, { text: phrasing })}
                aria-disabled={index === 0}
                onClick={() => onChange(moved(phrasings, index, -1))}
              >
                <Icon name="up" size={16} />
              </button>
              <button
                type="button"
                class="icon-button icon-button-small"
                aria-label={format(text.down, { text: phrasing })}
                aria-disabled={index === phrasings.length - 1}
                onClick={() => onChange(moved(phrasings, index, 1))}
              >
                <Icon name="down" size={16} />
              </button>
              <button
                type="button"
                class="icon-button icon-button-small"
                aria-label={format(text.remove, { text: phrasing })}
                onClick={() => onChange(phrasings.filter((_, other) => other !== index))}
              >
                <Icon name="close" size={16} />
              </button>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
