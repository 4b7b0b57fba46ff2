import { LOCALES, type Locale } from '../../protocol/locale.ts';
import type { Article } from '../articles/article.ts';
import { type AnalysisLanguage, splitWords } from './analysis/analyse.ts';
import { normalise, wordsOf } from './analysis/normalise.ts';
import type { SearchArtefacts } from './artefacts.ts';
import { type Consultation, consult, sureness } from './consult.ts';
import { decide, thresholdsOf } from './decide.ts';
import { explainWords } from './explain.ts';
import { GROUPS } from './groups.ts';
import { detect } from './language/detect.ts';
import { choosePassage, type PreparedPassage, passagesOf, preparePassage } from './passages.ts';
import { consultReadings, type ReadConsultation } from './readings.ts';
import { recogniseParts, recogniseWhole } from './recognise.ts';
import { buildShelf, type Shelf, type ShelfClassifier } from './shelf.ts';
import type { IntentPhrasings } from './shelf-documents.ts';
import { stemWeights } from './stem-weights.ts';
import type {
  Decision,
  DetectedLanguage,
  Hit,
  Recognition,
  SearchIndex,
  SearchRequest,
  SearchResult,
} from './types.ts';
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

/** How many hits there are where the request names no limit. */
const DEFAULT_LIMIT = 3;
/** Surer than this of the language, only its shelf is consulted. */
const SURE_OF_LANGUAGE = 0.95;
/** The passages of this many articles are kept ready, about 10 KB each. */
const KEPT_ARTICLES = 200;
/** A question that is answered this surely on its own does not lean on the one before it. */
const STANDS_ALONE = 0.6;

/** Builds the index over the articles and intents of all locales. Pure: no clock, no I/O. */
export function buildSearchIndex(input: SearchInput): GrowingSearchIndex {
  const words = wordsByGroup(input.words ?? {});
  const shelves = GROUPS.map((group, at) =>
    buildShelf(group, input.articles, input.intents, words[at]?.slang ?? new Map()),
  );
  return indexOf(input, words, shelves);
}

function indexOf(input: SearchInput, words: readonly GroupWords[], shelves: readonly Shelf[]): GrowingSearchIndex {
  const { language, confidence } = input.artefacts;
  const thresholds = new Map(
    Object.entries(confidence.curves).map(([analysis, curves]) => [analysis, thresholdsOf(curves)]),
  );
  const versions = new Map(input.articles.map((article) => [`${article.locale}/${article.slug}`, article]));

  const shelfFor = (locale: Locale): Shelf => {
    const shelf = shelves.find(({ group }) => group.locales.includes(locale));
    if (shelf === undefined) throw new Error(`no shelf for ${locale}`);
    return shelf;
  };
  const detectLanguage = (text: string, prior: Locale): DetectedLanguage =>
    detect(language, wordsOf(normalise(text)), prior);

  const consultRead = (shelf: Shelf, text: string): ReadConsultation =>
    consultReadings(shelf, confidence, words[shelves.indexOf(shelf)]?.synonyms ?? new Map(), text);

  let last: { readonly text: string; readonly locale: Locale; readonly best: ReadConsultation } | undefined;
  /** A turn recognises and searches the same text: the second asks for what the first has found (a third of a turn's time). */
  const consultBest = (text: string, locale: Locale, detected: DetectedLanguage): ReadConsultation => {
    if (last?.text !== text || last.locale !== locale) last = { text, locale, best: surest(text, locale, detected) };
    return last.best;
  };

  /** Consults the shelf of the text's language; where that is in doubt, also the session's, and takes the surer one. */
  const surest = (text: string, locale: Locale, detected: DetectedLanguage): ReadConsultation => {
    const first = consultRead(shelfFor(detected.locale), text);
    const own = shelfFor(locale);
    if (own === first.shelf || detected.confidence >= SURE_OF_LANGUAGE) return first;
    const second = consultRead(own, text);
    return sureness(second) > sureness(first) ? second : first;
  };

  const decisionOn = ({ shelf, inScope, margin }: Consultation, hits: number): Decision => {
    const limits = thresholds.get(shelf.group.language);
    return limits === undefined ? 'clarify' : decide(limits, inScope, margin, hits);
  };

  const shownLocale = ({ shelf }: Consultation, locale: Locale, detected: Locale): Locale => {
    const { locales } = shelf.group;
    return locales.find((own) => own === locale) ?? locales.find((own) => own === detected) ?? locales[0] ?? locale;
  };

  const prepared = new Map<Article, readonly PreparedPassage[]>();
  /** The passages of the articles that are shown most are kept taken apart. */
  const preparedOf = (article: Article, language: AnalysisLanguage): readonly PreparedPassage[] => {
    const known = prepared.get(article);
    prepared.delete(article);
    const passages = known ?? passagesOf(article.body).map((passage) => preparePassage(passage, language));
    prepared.set(article, passages);
    const [oldest] = prepared.keys();
    if (prepared.size > KEPT_ARTICLES && oldest !== undefined) prepared.delete(oldest);
    return passages;
  };

  const hitsOf = (consultation: Consultation, locale: Locale, limit: number): Hit[] => {
    const weights = stemWeights(consultation);
    return consultation.order
      .flatMap(({ entry, score }) => {
        if (entry.kind !== 'article') return [];
        const article = [locale, ...consultation.shelf.group.locales, ...LOCALES]
          .map((wanted) => versions.get(`${wanted}/${entry.slug}`))
          .find((version) => version !== undefined);
        return article === undefined ? [] : [{ article, score }];
      })
      .slice(0, limit)
      .map(({ article, score }) => ({
        slug: article.slug,
        locale: article.locale,
        title: article.title,
        passage: choosePassage(preparedOf(article, consultation.shelf.group.language), weights),
        score,
      }));
  };

  const search = (request: SearchRequest): SearchResult => {
    const { text, locale, previous, limit = DEFAULT_LIMIT } = request;
    const detected = detectLanguage(text, locale);
    let consultation = consultBest(text, locale, detected);
    if (previous !== undefined && (consultation.inScope < STANDS_ALONE || consultation.margin < STANDS_ALONE))
      consultation = consultRead(consultation.shelf, `${text} ${previous}`);
    const shown = shownLocale(consultation, locale, detected.locale);
    const hits = hitsOf(consultation, shown, limit);
    const { inScope, margin } = consultation;
    const decision = decisionOn(consultation, hits.length);
    return { query: text, locale, detectedLocale: detected.locale, inScope, margin, decision, hits };
  };

  const recognise = (text: string, locale: Locale): Recognition | undefined =>
    recogniseFrom(text, consultBest(text, locale, detectLanguage(text, locale)));

  const recogniseFrom = (text: string, consultation: Consultation): Recognition | undefined =>
    recogniseWhole(text, consultation, decisionOn(consultation, consultation.order.length));

  return {
    shelves,
    search,
    detectLanguage,
    recognise,
    explain(request) {
      const { text, locale } = request;
      const { shelf, replaced } = consultBest(text, locale, detectLanguage(text, locale));
      const read = replaced.reduce((words, { from, to }) => words.replace(from, to), splitWords(text).join(' '));
      return {
        ...search(request),
        ...explainWords(shelf.corpus, replaced.length === 0 ? text : read),
        synonyms: replaced,
        intent: recognise(text, locale),
      };
    },
    recogniseAll(text, locale) {
      const consultation = consultBest(text, locale, detectLanguage(text, locale));
      return recogniseParts(text, recogniseFrom(text, consultation), (part) =>
        recogniseFrom(part, consult(consultation.shelf, confidence, part)),
      );
    },
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
  return (
    a === b ||
    (a.revision === b.revision &&
      a.title === b.title &&
      a.body === b.body &&
      a.phrasings.length === b.phrasings.length &&
      a.phrasings.every((phrasing, i) => phrasing === b.phrasings[i]))
  );
}
