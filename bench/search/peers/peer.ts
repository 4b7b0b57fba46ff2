import type { Locale } from '../../../protocol/locale.ts';

/** An article as every competitor gets it: the same texts, in the same order. */
export interface BenchDocument {
  readonly title: string;
  readonly phrasings: readonly string[];
  readonly body: string;
}

/** What a competitor makes of the documents: the best places for a question, best first. */
export type Ranker = (question: string) => readonly number[] | Promise<readonly number[]>;

/** A ranker that can also tell how sure it is that the question is answered here at all. */
export interface Built {
  readonly rank: Ranker;
  /** Higher is surer; the competitor's own raw score of its first hit. */
  readonly confidence: (question: string) => number | Promise<number>;
}

/** A search engine or classifier under test. */
export interface Peer {
  readonly name: string;
  /** Whether it trains on the texts one by one (and so has nothing to offer at 100,000 documents). */
  readonly kind: 'search' | 'classifier';
  /** Larger collections take it minutes or gigabytes; left out there, by name. */
  readonly mostDocuments?: number;
  /** From which confidence on it answers by itself as it ships; undefined where that is left to its users. */
  readonly shippedThreshold?: number;
  build(documents: readonly BenchDocument[], locale: Locale): Built | Promise<Built>;
}
