import { LOCALES, type Locale } from '../../protocol/locale.ts';
import type { StopEntry } from '../../protocol/word-lists.ts';
import { holdsPattern, type PatternWord, readPattern, readStopText } from './stop-patterns.ts';

/** A stop answer that fits a message, and by which of its phrases. */
export interface FoundStop {
  readonly entry: StopEntry;
  readonly phrase: string;
}

/** Finds what a message must be answered with in the place of any article. */
export interface StopAnswers {
  /** In the list of the first locale that has one; of several the one that stands first. */
  find(text: string, locales: readonly Locale[]): FoundStop | undefined;
}

interface Compiled {
  readonly entry: StopEntry;
  readonly patterns: readonly { readonly phrase: string; readonly pattern: readonly PatternWord[] }[];
}

/** Malay and Indonesian are told apart by no short text, so that each is looked through for the other. */
const SIBLINGS: Readonly<Partial<Record<Locale, Locale>>> = { ms: 'id', id: 'ms' };

export function stopAnswers(lists: Readonly<Partial<Record<Locale, readonly StopEntry[]>>>): StopAnswers {
  const compiled = new Map<Locale, readonly Compiled[]>(
    LOCALES.map((locale) => [
      locale,
      (lists[locale] ?? []).map((entry) => ({
        entry,
        patterns: entry.phrases.map((phrase) => ({ phrase, pattern: readPattern(phrase) })),
      })),
    ]),
  );
  return {
    find(given, locales) {
      const text = readStopText(given);
      const looked = new Set(locales.flatMap((locale) => [locale, SIBLINGS[locale] ?? locale]));
      for (const locale of looked)
        for (const { entry, patterns } of compiled.get(locale) ?? []) {
          const found = patterns.find(({ pattern }) => holdsPattern(text, pattern, locale === 'vi'));
          if (found !== undefined) return { entry, phrase: found.phrase };
        }
      return undefined;
    },
  };
}
