import { LOCALES, type Locale } from '../../protocol/locale.ts';
import type { Article } from '../article.ts';
import { splitWords } from './analysis/analyse.ts';
import { normalise, wordsOf } from './analysis/normalise.ts';
import type { SearchArtefacts } from './artefacts.ts';
import { buildCorpus, type Corpus, scoreAll, toQuery } from './corpus.ts';
import { GROUPS, type Group } from './groups.ts';
import { detect } from './language/detect.ts';
import { choosePassage, passagesOf, plainText } from './passages.ts';
import type { Decision, Hit, Intent, Recognition, SearchIndex, SearchRequest, SearchResult } from './types.ts';

export type IntentPhrasings = Readonly<Record<Locale, Readonly<Partial<Record<Intent, readonly string[]>>>>>;

export interface SearchInput {
  readonly articles: readonly Article[];
  readonly intents: IntentPhrasings;
  readonly artefacts: SearchArtefacts;
}

interface Shelf {
  readonly group: Group;
  readonly corpus: Corpus;
  readonly slugs: readonly string[];
  readonly intents: readonly Intent[];
}

function buildShelf(group: Group, input: SearchInput): Shelf {
  const own = input.articles.filter((article) => group.locales.includes(article.locale));
  const slugs = [...new Set(own.map((article) => article.slug))];
  const intents = new Map<Intent, string[]>();
  for (const locale of group.locales) {
    for (const [intent, phrasings] of Object.entries(input.intents[locale] ?? {}) as [Intent, readonly string[]][]) {
      intents.set(intent, [...(intents.get(intent) ?? []), ...phrasings]);
    }
  }
  const documents = slugs.map((slug) => {
    const versions = own.filter((article) => article.slug === slug);
    return {
      title: versions.map((article) => article.title).join('\n'),
      phrasings: versions.flatMap((article) => article.phrasings),
      body: plainText(versions.map((article) => article.body).join('\n\n')),
    };
  });
  const asked = [...intents.values()].map((phrasings) => ({ title: '', phrasings, body: '' }));
  return { group, corpus: buildCorpus(group.language, [...documents, ...asked]), slugs, intents: [...intents.keys()] };
}

/** Builds the index over the articles and the intents of all locales. */
export function buildSearchIndex(input: SearchInput): SearchIndex {
  const shelves = GROUPS.map((group) => buildShelf(group, input));
  const shelfOf = (locale: Locale): Shelf | undefined => shelves.find((shelf) => shelf.group.locales.includes(locale));
  const articleOf = (slug: string, locale: Locale): Article | undefined => {
    const versions = input.articles.filter((article) => article.slug === slug);
    return [locale, ...LOCALES].map((wanted) => versions.find((article) => article.locale === wanted)).find(Boolean);
  };

  const rank = (shelf: Shelf, text: string) => {
    const query = toQuery(shelf.corpus, splitWords(text, shelf.group.language));
    const scores = scoreAll(shelf.corpus, query);
    const order = [...scores.keys()].filter((id) => (scores[id] ?? 0) > 0);
    order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const known = query.known / Math.max(1, query.words.length);
    return { query, scores, order, known };
  };

  const recogniseAll = (text: string, locale: Locale): Recognition[] => {
    const shelf = shelfOf(detect(input.artefacts.language, wordsOf(normalise(text)), locale).locale);
    if (shelf === undefined) return [];
    const { order, scores, known } = rank(shelf, text);
    const [first, second] = order;
    if (first === undefined || first < shelf.slugs.length) return [];
    const intent = shelf.intents[first - shelf.slugs.length];
    const ratio = (scores[second ?? -1] ?? 0) / (scores[first] ?? 1);
    return intent === undefined ? [] : [{ intent, confidence: known * (1 - ratio / 2) }];
  };

  const search = (request: SearchRequest): SearchResult => {
    const detected = detect(input.artefacts.language, wordsOf(normalise(request.text)), request.locale);
    const shelf = shelfOf(detected.locale);
    const base = { query: request.text, locale: request.locale, detectedLocale: detected.locale };
    if (shelf === undefined) return { ...base, inScope: 0, margin: 0, decision: 'decline', hits: [] };
    const { order, scores, known, query } = rank(shelf, request.text);
    const found = order.filter((id) => id < shelf.slugs.length).slice(0, request.limit ?? 3);
    const stems = new Set(splitWords(request.text, shelf.group.language));
    const hits: Hit[] = found.flatMap((id) => {
      const article = articleOf(shelf.slugs[id] ?? '', detected.locale);
      if (article === undefined) return [];
      const passage = choosePassage(passagesOf(article.body), stems, shelf.group.language, () => 1);
      return [{ slug: article.slug, locale: article.locale, title: article.title, passage, score: scores[id] ?? 0 }];
    });
    const [first = 0, second = 0] = hits.map((hit) => hit.score);
    const margin = first === 0 ? 0 : 1 - second / first;
    const inScope = query.terms.size === 0 ? 0 : Math.min(1, known * (first / (first + 5)));
    const decision: Decision =
      hits.length === 0 ? 'decline' : inScope < 0.4 ? 'clarify' : margin < 0.15 ? 'choose' : 'answer';
    return { ...base, inScope, margin, decision, hits };
  };

  return {
    search,
    recogniseAll,
    recognise: (text, locale) => recogniseAll(text, locale)[0],
    detectLanguage: (text, prior) => detect(input.artefacts.language, wordsOf(normalise(text)), prior),
  };
}
