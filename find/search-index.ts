import type { AuthorKind } from '../protocol/conversation.ts';
import type { Found } from '../protocol/find.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Candidate } from './snippet.ts';
import type { AskedTerms } from './terms.ts';

export interface IndexQuery {
  readonly asked: AskedTerms;
  /** Properties that it must have, as terms; `kinds` any of them. */
  readonly facets: readonly string[];
  readonly kinds: readonly string[];
  readonly from: Instant | undefined;
  /** Exclusive. */
  readonly to: Instant | undefined;
  /** `next` of the page before. */
  readonly after: number | undefined;
  readonly limit: number;
}

/** What was found, and the texts in which the words may stand. */
export interface FoundDocument {
  readonly found: Found;
  readonly texts: readonly Candidate<AuthorKind | 'note' | 'party'>[];
}

export interface FoundDocuments {
  readonly documents: readonly FoundDocument[];
  readonly next: number | undefined;
}

/** The index over conversations and cases. It follows what is committed, and is never read for what is true. */
export interface SearchIndex {
  /** By exact names first, and only on the first page; then the newest first. @throws CodedError `storage_unavailable` */
  search(query: IndexQuery): Promise<FoundDocuments>;
  /** Changes that are not read yet. */
  unread(): Promise<number>;
  /**
   * Takes up some of the changes that were committed, each once, in one transaction with what becomes of the index.
   * @returns whether there may be more
   */
  takeUp(most: number): Promise<boolean>;
}
