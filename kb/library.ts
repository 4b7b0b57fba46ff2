import type { Locale } from '../protocol/locale.ts';
import { type Article, TOPICS, type Topic } from './article.ts';
import type { ArticleStore } from './article-store.ts';
import type { SearchIndex } from './search/types.ts';

/** The published articles in memory, and the index over them. */
export interface Library {
  readonly index: SearchIndex;
  find(slug: string, locale: Locale): Article | undefined;
  /** In the order of topics, then of titles; of one topic where it is named. */
  list(locale: Locale, topic?: Topic): readonly Article[];
  /** The locales that a slug exists in. */
  localesOf(slug: string): readonly Locale[];
  /** Reads the articles again and swaps the index. */
  reload(): Promise<void>;
}

export async function openLibrary(
  store: Pick<ArticleStore, 'published'>,
  build: (articles: readonly Article[]) => SearchIndex,
): Promise<Library> {
  let shelf = await read();

  async function read() {
    const articles = await store.published();
    const byKey = new Map(articles.map((article) => [`${article.locale}/${article.slug}`, article]));
    const sorted = [...articles].sort(
      (a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic) || a.title.localeCompare(b.title, a.locale),
    );
    return { byKey, sorted, index: build(articles) };
  }

  return {
    get index() {
      return shelf.index;
    },
    find: (slug, locale) => shelf.byKey.get(`${locale}/${slug}`),
    list: (locale, topic) =>
      shelf.sorted.filter((article) => article.locale === locale && (topic === undefined || article.topic === topic)),
    localesOf: (slug) => shelf.sorted.filter((article) => article.slug === slug).map((article) => article.locale),
    async reload() {
      shelf = await read();
    },
  };
}
