import { LRUCache } from 'lru-cache';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import type { Article } from '../articles/article.ts';
import type { AnalysisLanguage } from './analysis/analyse.ts';
import type { Consultation } from './consult.ts';
import { choosePassage, passageQuestion } from './passages/choose.ts';
import { type PreparedArticle, prepareArticle } from './passages/prepare.ts';
import type { Hit } from './types.ts';

/** The passages of this many articles are kept ready, about 30 KB each. */
const KEPT_ARTICLES = 400;

/**
 * @param text the question as typed, whatever was searched for
 * @param shown how a passage begins that was shown already, and answers no second question
 */
export type HitsOf = (
  consultation: Consultation,
  locale: Locale,
  limit: number,
  text?: string,
  shown?: string,
) => Hit[];

/** Makes hits of what was consulted: each article in the language that is shown, with the passage that fits. */
export function hitsFrom(articles: readonly Article[]): HitsOf {
  const versions = new Map(articles.map((article) => [`${article.locale}/${article.slug}`, article]));
  const passages = new LRUCache<Article, PreparedArticle>({ max: KEPT_ARTICLES });

  const prepared = (article: Article, language: AnalysisLanguage): PreparedArticle => {
    const known = passages.get(article);
    if (known !== undefined) return known;
    const taken = prepareArticle(article, language);
    passages.set(article, taken);
    return taken;
  };

  return (consultation, locale, limit, text, shown) => {
    const { locales, language } = consultation.shelf.group;
    const question = passageQuestion(consultation, text);
    return consultation.order
      .flatMap(({ entry, score, nearest }) => {
        if (entry.kind !== 'article') return [];
        const article = [locale, ...locales, ...LOCALES]
          .map((wanted) => versions.get(`${wanted}/${entry.slug}`))
          .find((version) => version !== undefined);
        return article === undefined ? [] : [{ article, score, nearest }];
      })
      .slice(0, limit)
      .map(({ article, score, nearest }) => ({
        slug: article.slug,
        locale: article.locale,
        title: article.title,
        passage:
          choosePassage(prepared(article, language), { ...question, nearest: nearest() }, shown)?.text ?? article.body,
        score,
      }));
  };
}
