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

function fold(text: string): string {
  return text.slice(0, 2000).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}

function holds(text: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return text.includes(name);
  return new RegExp(`(^|[^\\p{L}])${name}($|[^\\p{L}])`, 'u').test(text);
}
