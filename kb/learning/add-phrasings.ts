import { CodedError } from '../../protocol/error-codes.ts';
import type { Locale } from '../../protocol/locale.ts';
import { type Article, allPhrasings } from '../articles/article.ts';
import type { ArticleStore } from '../articles/article-store.ts';
import { phraseKey } from '../search/shelf.ts';

const MOST_PHRASINGS = 200;
const ATTEMPTS = 5;

/**
 * Publishes an article with more phrasings, on top of whatever revision is the newest: it takes nothing of it away. Those
 * that it has already are left out, so that asking twice does it once.
 * @throws CodedError `article_not_found`, `phrasing_taken`, `request_malformed`, `article_conflict`
 */
export async function addPhrasings(
  store: Pick<ArticleStore, 'find' | 'publish'>,
  others: readonly Article[],
  given: {
    readonly locale: Locale;
    readonly slug: string;
    readonly texts: readonly string[];
    readonly authorId: string;
    /** `YYYY-MM-DD` */
    readonly today: string;
  },
): Promise<Article> {
  const wanted = new Map(given.texts.map((text) => [phraseKey(text), text.trim()]));
  for (const other of others) {
    if (other.slug === given.slug || other.locale !== given.locale) continue;
    if (allPhrasings(other).some((phrasing) => wanted.has(phraseKey(phrasing))))
      throw new CodedError('phrasing_taken', { slug: other.slug });
  }
  for (let attempt = 1; ; attempt += 1) {
    const article = await store.find(given.slug, given.locale);
    if (article === undefined) throw new CodedError('article_not_found');
    const known = new Set(allPhrasings(article).map(phraseKey));
    const added = [...wanted].filter(([key]) => key !== '' && !known.has(key)).map(([, text]) => text);
    if (added.length === 0) return article;
    const phrasings = [...article.phrasings, ...added];
    if (phrasings.length > MOST_PHRASINGS) throw new CodedError('request_malformed', { fields: ['phrasings'] });
    const { revision, ...content } = article;
    try {
      return await store.publish({ ...content, phrasings, updated: given.today }, revision, given.authorId);
    } catch (error) {
      const overtaken = error instanceof CodedError && error.code === 'article_conflict';
      if (!overtaken || attempt === ATTEMPTS) throw error;
    }
  }
}
