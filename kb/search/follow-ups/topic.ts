import { LRUCache } from 'lru-cache';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import type { Article } from '../../articles/article.ts';
import type { Group } from '../groups.ts';
import { type PreparedArticle, prepareArticle } from '../passages/prepare.ts';

/** What was answered last: the article, and how the passage of it begins that was shown. */
export interface After {
  readonly slug: string;
  readonly passage?: string;
}

/** An article that was answered with, as what comes next leans on it. */
export interface Topic {
  readonly slug: string;
  readonly title: string;
  readonly prepared: PreparedArticle;
  /** The articles that it links to: what is asked next is often what these explain. */
  readonly linked: ReadonlySet<string>;
}

export type TopicOf = (slug: string, group: Group, locale: Locale) => Topic | undefined;

const KEPT = 200;
const LINK = /\]\(help:([a-z0-9-]+)\)/gu;

/** Finds topics among the articles; `undefined` for one that is there no longer. */
export function topicsFrom(articles: readonly Article[]): TopicOf {
  const versions = new Map(articles.map((article) => [`${article.locale}/${article.slug}`, article]));
  const topics = new LRUCache<Article, Topic>({ max: KEPT });
  return (slug, { language, locales }, locale) => {
    const article = [locale, ...locales, ...LOCALES]
      .map((wanted) => versions.get(`${wanted}/${slug}`))
      .find((version) => version !== undefined);
    if (article === undefined) return undefined;
    const known = topics.get(article);
    if (known !== undefined) return known;
    const linked = new Set([...article.body.matchAll(LINK)].map(([, target = '']) => target));
    const siblings = locales
      .flatMap((other) => versions.get(`${other}/${slug}`) ?? [])
      .filter((one) => one !== article);
    const prepared = siblings
      .map((sibling) => prepareArticle(sibling, language))
      .reduce(withFollowUpsOf, prepareArticle(article, language));
    const topic = { slug, title: article.title, prepared, linked };
    topics.set(article, topic);
    return topic;
  };
}

/** Malay and Indonesian ask alike: what is known to be asked of one version's passages is asked of the other's in the same order. */
function withFollowUpsOf(article: PreparedArticle, sibling: PreparedArticle): PreparedArticle {
  if (sibling.passages.length !== article.passages.length) return article;
  const passages = article.passages.map((passage, at) => ({
    ...passage,
    followUps: [...passage.followUps, ...(sibling.passages[at]?.followUps ?? [])],
  }));
  return { ...article, passages };
}
