import { useLanguage } from '../../browser/language.tsx';
import type { Locale } from '../../protocol/locale.ts';
import { QuestionLines } from './question-lines.tsx';

interface PhrasingsProps {
  readonly locale: Locale;
  readonly phrasings: readonly string[];
  readonly onChange: (phrasings: readonly string[]) => void;
}

/** The questions that lead to the article. */
export function Phrasings({ locale, phrasings, onChange }: PhrasingsProps) {
  const { words } = useLanguage();
  const text = words.editor.phrasings;
  return (
    <section aria-labelledby="phrasings" class="panel">
      <h2 id="phrasings">
        {text.heading} <span class="count">{phrasings.length}</span>
      </h2>
      <p class="small muted">{text.hint}</p>
      <QuestionLines ordered locale={locale} lines={phrasings} placeholder={text.placeholder} onChange={onChange} />
    </section>
  );
}
