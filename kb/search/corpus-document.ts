/** What is searched: plain texts, numbered by their place in the list. */
export interface CorpusDocument {
  readonly title: string;
  readonly phrasings: readonly string[];
  /** Plain text. */
  readonly body: string;
}
