import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { WORD_LIST_KINDS, type WordListEntries } from '../../protocol/word-lists.ts';
import { type SearchWords, toLocaleWords } from '../search/words/search-words.ts';
import { shippedWordLists } from './shipped.ts';
import { type FoundStop, type StopAnswers, stopAnswers } from './stop-answers.ts';
import type { NewWordList, WordListStore } from './word-list-store.ts';

/** The word lists in memory, made ready for the search and the bot. */
export interface WordBook extends StopAnswers {
  /** Reads the lists again; whoever uses them gets the new ones at once. */
  reload(): Promise<void>;
}

/** Opens the book over a store, which begins with the lists that ship. `use` hears of the search's part at every reading. */
export async function openWordBook(store: WordListStore, use: (words: SearchWords) => void): Promise<WordBook> {
  await store.followRelease(shippedLists());
  let stops: StopAnswers = stopAnswers({});

  async function reload(): Promise<void> {
    const lists = await store.current();
    const entries = Object.fromEntries(LOCALES.map((locale) => [locale, shippedWordLists(locale)])) as Record<
      Locale,
      WordListEntries
    >;
    for (const { locale, kind, entries: own } of lists) entries[locale] = { ...entries[locale], [kind]: own };
    const each = Object.entries(entries) as [Locale, WordListEntries][];
    stops = stopAnswers(Object.fromEntries(each.map(([locale, { stops: own }]) => [locale, own])));
    use(Object.fromEntries(each.map(([locale, { slang, synonyms }]) => [locale, toLocaleWords(slang, synonyms)])));
  }

  await reload();
  return {
    reload,
    find: (text: string, locales: readonly Locale[]): FoundStop | undefined => stops.find(text, locales),
  };
}

function shippedLists(): NewWordList[] {
  return LOCALES.flatMap((locale) => {
    const shipped = shippedWordLists(locale);
    return WORD_LIST_KINDS.map((kind) => ({ locale, kind, entries: shipped[kind] }));
  });
}
