import type { Locale } from '../protocol/locale.ts';
import names from './language-names.json' with { type: 'json' };

/** The language that a message names, in whichever of the six it was written; undefined where none or several. */
export function namedLanguage(text: string): Locale | undefined {
  const folded = fold(text);
  const named = (Object.entries(names) as [Locale, string[]][])
    .filter(([, list]) => list.some((name) => holds(folded, fold(name))))
    .map(([locale]) => locale);
  return named.length === 1 ? named[0] : undefined;
}

/** A text without the names of the six languages. */
export function withoutLanguageNames(text: string): string {
  const longest = Object.values(names)
    .flat()
    .sort((a, b) => b.length - a.length);
  return longest.reduce((rest, name) => {
    const han = /\p{Script=Han}/u.test(name);
    return rest.replace(new RegExp(han ? name : `(?<!\\p{L})${name}(?!\\p{L})`, 'giu'), ' ');
  }, text.slice(0, 2000).normalize('NFC'));
}

function fold(text: string): string {
  return text.slice(0, 2000).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}

function holds(text: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return text.includes(name);
  return new RegExp(`(^|[^\\p{L}])${name}($|[^\\p{L}])`, 'u').test(text);
}
