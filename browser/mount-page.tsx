import { type ComponentChildren, render } from 'preact';
import { keepPageOnDrop } from './file-drop.ts';
import { LanguageProvider } from './language.tsx';
import type { Words } from './load-words.ts';
import { chooseTheme, chosenTheme } from './theme-choice.ts';

/** Draws a page into its document, in the language and the theme that were chosen. */
export function mountPage(title: (words: Words) => string, page: ComponentChildren): void {
  chooseTheme(chosenTheme());
  keepPageOnDrop();
  const root = document.getElementById('app');
  if (root !== null) render(<LanguageProvider title={title}>{page}</LanguageProvider>, root);
}
