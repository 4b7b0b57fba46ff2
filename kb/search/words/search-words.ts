import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import { shippedWordLists } from '../../word-lists/shipped.ts';
import { GROUPS } from '../groups.ts';
import { compileSlang, type Slang, type SlangMap } from './slang.ts';
import { compileSynonyms, type SynonymGroup, type SynonymTable } from './synonyms.ts';

/** What an operator tells the search about the words of a locale. */
export interface LocaleWords {
  readonly slang: Slang;
  readonly synonyms: readonly SynonymGroup[];
}

/** A locale that is not named has the words that ship. */
export type SearchWords = Readonly<Partial<Record<Locale, LocaleWords>>>;

/** The words of the locales of a group, made ready. */
export interface GroupWords {
  readonly slang: SlangMap;
  readonly synonyms: SynonymTable;
}

/** The words that ship with the product, until an operator changes them. */
export const SHIPPED_WORDS = Object.fromEntries(
  LOCALES.map((locale) => {
    const { slang, synonyms } = shippedWordLists(locale);
    return [locale, toLocaleWords(slang, synonyms)];
  }),
) as Readonly<Record<Locale, LocaleWords>>;

export function toLocaleWords(
  slang: readonly { readonly informal: string; readonly standard: string }[],
  synonyms: readonly { readonly words: SynonymGroup }[],
): LocaleWords {
  return {
    slang: Object.fromEntries(slang.map(({ informal, standard }) => [informal, standard])),
    synonyms: synonyms.map(({ words }) => words),
  };
}

/** In the order of `GROUPS`. */
export function wordsByGroup(words: SearchWords): readonly GroupWords[] {
  return GROUPS.map(({ locales }) => {
    const own = locales.map((locale) => words[locale] ?? SHIPPED_WORDS[locale]);
    return {
      slang: compileSlang(...own.map(({ slang }) => slang)),
      synonyms: compileSynonyms(own.flatMap(({ synonyms }) => synonyms)),
    };
  });
}
