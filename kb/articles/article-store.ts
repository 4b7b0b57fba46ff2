import type { Locale } from '../../protocol/locale.ts';
import type { Article } from './article.ts';

/** The author of what ships with the product. */
export const RELEASE_AUTHOR = 'seed';

/** Every revision of every article; the newest of a slug and locale is the published one. */
export interface ArticleStore {
  /** The published ones of all locales. */
  published(): Promise<Article[]>;
  find(slug: string, locale: Locale): Promise<Article | undefined>;
  /**
   * Adds a revision after `baseRevision` (0 for a new article).
   * @throws CodedError `article_conflict` with `data.revision` where another was published meanwhile
   */
  publish(article: Omit<Article, 'revision'>, baseRevision: number, authorId: string): Promise<Article>;
  /**
   * Brings the shipped articles in: adds those whose slug and locale are not there yet, and a revision of those whose newest
   * one shipped as well and reads otherwise. What an editor has written stays. Says how many revisions were added.
   */
  followRelease(shipped: readonly Omit<Article, 'revision'>[]): Promise<number>;
}
