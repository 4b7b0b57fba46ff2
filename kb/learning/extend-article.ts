import type { Locale } from '../../protocol/locale.ts';
import type { ArticleStore } from '../articles/article-store.ts';
import type { Publishing } from '../publishing/content-in-use.ts';
import type { Library } from '../publishing/library.ts';
import { addPhrasings } from './add-phrasings.ts';
import { dayOf } from './day-of.ts';

export interface ExtendArticlePorts {
  readonly articles: ArticleStore;
  readonly library: Library;
  readonly publishing: Publishing;
  readonly now: () => number;
}

/** Adds phrasings to an article and has every process search by them. Its new revision. */
export async function extendArticle(
  { articles, library, publishing, now }: ExtendArticlePorts,
  extended: {
    readonly locale: Locale;
    readonly slug: string;
    readonly texts: readonly string[];
    readonly authorId: string;
  },
): Promise<number> {
  const given = { ...extended, today: dayOf(now()) };
  const { revision } = await addPhrasings(articles, library.list(extended.locale), given);
  await publishing.articlesEdited();
  return revision;
}
