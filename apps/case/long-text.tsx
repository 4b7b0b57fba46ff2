import { useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';

const LINES = 7;
const LETTERS_A_LINE = 60;

/** Whether a text would push what follows off the screen. */
function isLong(text: string): boolean {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_A_LINE)), 0);
  return lines > LINES + 1;
}

/** What somebody wrote; a long one is cut short until asked for. */
export function LongText({ text, class: className = '' }: { text: string; class?: string }) {
  const { words } = useLanguage();
  const [whole, setWhole] = useState(false);
  if (!isLong(text)) return <p class={`plain ${className}`}>{text}</p>;
  return (
    <div class={className}>
      <p class={whole ? 'plain' : 'plain cut-short'}>{text}</p>
      <button type="button" class="link-button small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? words.resolution.page.showLess : words.resolution.page.showAll}
      </button>
    </div>
  );
}
