import type { Locale } from '../../protocol/locale.ts';
import type { WordListEntries, WordListKind } from '../../protocol/word-lists.ts';

/** A list as it stood after one change. */
export interface StoredWordList<K extends WordListKind = WordListKind> {
  readonly locale: Locale;
  readonly kind: K;
  readonly entries: WordListEntries[K];
  /** Counts up from 1 with each change of this list. */
  readonly revision: number;
  readonly authorName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type NewWordList = Pick<StoredWordList, 'locale' | 'kind' | 'entries'>;

/** Revisions that are kept of a list. */
export const KEPT_REVISIONS = 200;

/** The word lists of all locales with who changed what. */
export interface WordListStore {
  /** The newest revision of each. */
  current(): Promise<StoredWordList[]>;
  find<K extends WordListKind>(locale: Locale, kind: K): Promise<StoredWordList<K> | undefined>;
  /**
   * Adds a revision after `baseRevision`.
   * @throws CodedError `word_list_conflict` with `data.revision` where somebody else saved meanwhile
   */
  save(
    list: NewWordList,
    baseRevision: number,
    author: { readonly id: string; readonly name: string },
  ): Promise<StoredWordList>;
  /** Newest first. */
  history<K extends WordListKind>(locale: Locale, kind: K, limit: number): Promise<StoredWordList<K>[]>;
  /**
   * Brings the shipped lists in: adds those that are not there yet, and a revision of those whose newest one shipped as well
   * and reads otherwise. What an editor has changed stays. Says how many revisions were added.
   */
  followRelease(shipped: readonly NewWordList[]): Promise<number>;
}
