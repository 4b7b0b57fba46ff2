import type { Locale } from '../../protocol/locale.ts';

/** The topics of a help center, in the order in which they are shown. */
export const TOPICS = [
  'account',
  'orders',
  'payment',
  'shipping',
  'returns-refunds',
  'wallet',
  'disputes',
  'protection',
  'selling',
  'promotions',
  'security',
  'support',
] as const;

export type Topic = (typeof TOPICS)[number];

/** One help article in one language, as published. */
export interface Article {
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly topic: Topic;
  /** Markdown with Mustache placeholders for figures of the dispute profile. */
  readonly body: string;
  /** The question as shoppers type it; the strongest lever of retrieval. */
  readonly phrasings: readonly string[];
  /** Day of the last change, `YYYY-MM-DD`. */
  readonly updated: string;
  /** Counts up from 1 with each publication of this slug in this locale. */
  readonly revision: number;
}

/** What an editor writes of an article. */
export type ArticleText = Pick<Article, 'title' | 'topic' | 'body' | 'phrasings'>;

/** Whether two versions read the same; their days and revisions do not count. */
export function sameText(a: ArticleText, b: ArticleText): boolean {
  return (
    a.title === b.title &&
    a.topic === b.topic &&
    a.body === b.body &&
    a.phrasings.length === b.phrasings.length &&
    a.phrasings.every((phrasing, at) => phrasing === b.phrasings[at])
  );
}
