import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { type Article, sameText } from '../articles/article.ts';
import { answeringIndex } from './answering-index.ts';
import type { SearchArtefacts } from './artefacts.ts';
import { shelvesToConsult } from './consult-shelves.ts';
import { topicsFrom } from './follow-ups/topic.ts';
import { GROUPS } from './groups.ts';
import { hitsFrom } from './hits.ts';
import { buildShelf, type Shelf, type ShelfClassifier } from './shelf.ts';
import type { IntentPhrasings } from './shelf-documents.ts';
import type { SearchIndex } from './types.ts';
import { type GroupWords, type SearchWords, wordsByGroup } from './words/search-words.ts';

export type { IntentPhrasings } from './shelf-documents.ts';

export interface SearchInput {
  readonly articles: readonly Article[];
  readonly intents: IntentPhrasings;
  /** The operator's chat spellings and synonyms by locale, in the place of those that ship. */
  readonly words?: SearchWords;
  readonly artefacts: SearchArtefacts;
}

/** A search index that can be added to. Each change gives a new index; the old one goes on answering. */
export interface GrowingSearchIndex extends SearchIndex {
  readonly shelves: readonly Shelf[];
  /** The index over these articles; shelves whose articles are the same are kept as they are. */
  withArticles(articles: readonly Article[]): GrowingSearchIndex;
  /** The index with classifiers, one for each shelf in order; undefined keeps what the shelf has. */
  withClassifiers(classifiers: readonly (ShelfClassifier | undefined)[]): GrowingSearchIndex;
  /** The index with other chat spellings and synonyms: they are about questions, so that no article is taken apart. */
  withWords(words: SearchWords): GrowingSearchIndex;
}

/** Builds the index over the articles and intents of all locales. Pure: no clock, no I/O. */
export function buildSearchIndex(input: SearchInput): GrowingSearchIndex {
  const words = wordsByGroup(input.words ?? {});
  const shelves = GROUPS.map((group, at) =>
    buildShelf(group, input.articles, input.intents, words[at]?.slang ?? new Map()),
  );
  return indexOf(input, words, shelves);
}

function indexOf(input: SearchInput, words: readonly GroupWords[], shelves: readonly Shelf[]): GrowingSearchIndex {
  const answering = answeringIndex(
    shelvesToConsult(shelves, words, input.artefacts),
    hitsFrom(input.articles),
    topicsFrom(input.articles),
  );
  return {
    ...answering,
    shelves,
    withArticles(articles) {
      const next = { ...input, articles };
      const changed = changedLocales(input.articles, articles);
      const rebuilt = shelves.map((shelf, at) =>
        shelf.group.locales.some((locale) => changed.has(locale))
          ? buildShelf(shelf.group, articles, input.intents, words[at]?.slang ?? new Map(), shelf)
          : shelf,
      );
      return indexOf(next, words, rebuilt);
    },
    withClassifiers(classifiers) {
      const taught = shelves.map((shelf, at) => ({ ...shelf, classifier: classifiers[at] ?? shelf.classifier }));
      return indexOf(input, words, taught);
    },
    withWords(given) {
      const next = wordsByGroup(given);
      const reworded = shelves.map((shelf, at) => ({
        ...shelf,
        corpus: { ...shelf.corpus, slang: next[at]?.slang ?? new Map() },
      }));
      return indexOf({ ...input, words: given }, next, reworded);
    },
  };
}

/**
 * The locales whose shelves a change touches. A slug that comes or goes altogether touches all of them, as each shelf
 * holds the slugs that its own locales lack.
 */
function changedLocales(before: readonly Article[], after: readonly Article[]): ReadonlySet<Locale> {
  const keyOf = (article: Article): string => `${article.locale}/${article.slug}`;
  const old = new Map(before.map((article) => [keyOf(article), article]));
  const changed = new Set<Locale>();
  for (const article of after) {
    const known = old.get(keyOf(article));
    old.delete(keyOf(article));
    if (known === undefined || !sameArticle(known, article)) changed.add(article.locale);
    if (known === undefined) touchAll(article.slug);
  }
  for (const gone of old.values()) {
    changed.add(gone.locale);
    touchAll(gone.slug);
  }
  return changed;

  function touchAll(slug: string): void {
    for (const locale of LOCALES) {
      const own = [...before, ...after].some((article) => article.slug === slug && article.locale === locale);
      if (!own) changed.add(locale);
    }
  }
}

function sameArticle(a: Article, b: Article): boolean {
  return a === b || (a.revision === b.revision && sameText(a, b));
}
