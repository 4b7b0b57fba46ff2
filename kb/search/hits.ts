import { LRUCache } from 'lru-cache';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import type { Article } from '../articles/article.ts';
import type { AnalysisLanguage } from './analysis/analyse.ts';
import type { Consultation } from './consult.ts';
import { choosePassage, type PreparedPassage, passagesOf, preparePassage } from './passages.ts';
import { stemWeights } from './stem-weights.ts';
import type { Hit } from './types.ts';

/** The passages of this many articles are kept ready, about 10 KB each. */
const KEPT_ARTICLES = 200;

export type HitsOf = (consultation: Consultation, locale: Locale, limit: number) => Hit[];

/** Makes hits of what was consulted: each article in the language that is shown, with the passage that fits. */
export function hitsFrom(articles: readonly Article[]): HitsOf {
  const versions = new Map(articles.map((article) => [`${article.locale}/${article.slug}`, article]));
  const passages = new LRUCache<Article, readonly PreparedPassage[]>({ max: KEPT_ARTICLES });

  const passagesIn = (article: Article, language: AnalysisLanguage): readonly PreparedPassage[] => {
    const known = passages.get(article);
    if (known !== undefined) return known;
    const taken = passagesOf(article.body).map((passage) => preparePassage(passage, language));
    passages.set(article, taken);
    return taken;
  };

  return (consultation, locale, limit) => {
    const { locales, language } = consultation.shelf.group;
    const weights = stemWeights(consultation);
    return consultation.order
      .flatMap(({ entry, score }) => {
        if (entry.kind !== 'article') return [];
        const article = [locale, ...locales, ...LOCALES]
          .map((wanted) => versions.get(`${wanted}/${entry.slug}`))
          .find((version) => version !== undefined);
        return article === undefined ? [] : [{ article, score }];
      })
      .slice(0, limit)
      .map(({ article, score }) => ({
        slug: article.slug,
        locale: article.locale,
        title: article.title,
        passage: choosePassage(passagesIn(article, language), weights),
        score,
      }));
  };
}
