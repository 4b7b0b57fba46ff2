import type { Locale } from '../../protocol/locale.ts';
import type { PassageQuestions } from '../../protocol/passages.ts';

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
  /** Absent where none are told. */
  readonly passages?: readonly PassageQuestions[];
  /** Day of the last change, `YYYY-MM-DD`. */
  readonly updated: string;
  /** Counts up from 1 with each publication of this slug in this locale. */
  readonly revision: number;
}

/** What an editor writes of an article. */
export type ArticleText = Pick<Article, 'title' | 'topic' | 'body' | 'phrasings' | 'passages'>;

/** Whether two versions read the same; their days and revisions do not count. */
export function sameText(a: ArticleText, b: ArticleText): boolean {
  return (
    a.title === b.title &&
    a.topic === b.topic &&
    a.body === b.body &&
    sameList(a.phrasings, b.phrasings) &&
    sameList(flat(a), flat(b))
  );
}

/** All that shoppers type whom an article answers, by whichever passage. */
export function allPhrasings({ phrasings, passages = [] }: Pick<Article, 'phrasings' | 'passages'>): readonly string[] {
  return passages.length === 0 ? phrasings : [...phrasings, ...passages.flatMap((passage) => passage.phrasings)];
}

/** The questions of passages, as lines to compare. */
function flat({ passages = [] }: ArticleText): string[] {
  return passages.flatMap(({ opens, phrasings, followUps = [] }) => [opens, ...phrasings, '', ...followUps]);
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}
