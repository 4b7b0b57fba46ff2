/** What is searched: plain texts, numbered by their place in the list. */
export interface CorpusDocument {
  readonly title: string;
  readonly phrasings: readonly string[];
  /** Questions that one passage of the body answers. */
  readonly details?: readonly string[];
  /** Plain text. */
  readonly body: string;
}
