import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContentFiles } from '../../kb/articles/content-files.ts';
import { loadArtefacts } from '../../kb/search/artefacts.ts';
import { buildSearchIndex, type GrowingSearchIndex } from '../../kb/search/build-index.ts';
import { consult } from '../../kb/search/consult.ts';
import { passageQuestion } from '../../kb/search/passages/choose.ts';
import type { PassageQuestion } from '../../kb/search/passages/features.ts';
import { type PreparedArticle, prepareArticle } from '../../kb/search/passages/prepare.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';

/** A question with the passage that answers it, told by words that only this passage of the article has. */
export interface PassageLine {
  readonly lang: Locale;
  readonly text: string;
  readonly slug: string;
  readonly passage: string;
  readonly half: 'development' | 'test';
}

const artefacts = loadArtefacts();
export const articlesOfProject = readContentFiles(fileURLToPath(new URL('../../kb/content', import.meta.url))).map(
  (article) => ({
    ...article,
    revision: 1,
  }),
);

export function readPassageQuestions(locale: Locale): PassageLine[] {
  return readFileSync(new URL(`../questions/passages/${locale}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PassageLine);
}

/** The title of a shipped article; the slug where there is none. */
export function titleOf(slug: string, locale: Locale): string {
  return articlesOfProject.find((article) => article.slug === slug && article.locale === locale)?.title ?? slug;
}

/** The shipped articles without intents and classifiers: enough where the article is known. */
export function indexToAsk(): GrowingSearchIndex {
  const intents = { en: {}, ms: {}, id: {}, vi: {}, es: {}, 'zh-Hant': {} };
  return buildSearchIndex({ articles: articlesOfProject, intents, artefacts });
}

/** A question with the article that answers it, both taken apart. @throws Error where there is no such article */
export function articleAsked(
  index: GrowingSearchIndex,
  { text, slug, lang }: PassageLine,
): { readonly question: PassageQuestion; readonly article: PreparedArticle } {
  const shelf = index.shelves.find(({ group }) => group.locales.includes(lang));
  const article = articlesOfProject.find((one) => one.slug === slug && one.locale === lang);
  if (shelf === undefined || article === undefined) throw new Error(`no article ${slug} in ${lang} (of ${LOCALES})`);
  const consultation = consult(shelf, artefacts.confidence, text);
  const entry = consultation.order.find((one) => one.entry.kind === 'article' && one.entry.slug === slug);
  return {
    question: { ...passageQuestion(consultation, text), nearest: entry?.nearest() ?? 0 },
    article: prepareArticle(article, shelf.group.language),
  };
}
