import { classifierFeatures } from './classifier/features.ts';
import { type Classified, type ClassifierModel, classify } from './classifier/model.ts';
import { type Corpus, type CorpusQuery, readQuestion, toQuery } from './corpus.ts';
import { nearestPhrasing } from './phrasing-vectors.ts';
import { bestOfMany, MANY_DOCUMENTS, scoreAll } from './score.ts';
import { best, type RankedDocument } from './top-scores.ts';

/** What BM25 weighs beside the classifier (1) when the two are added up as z-scores. */
const LEXICAL_WEIGHT = 0.75;
/** With fewer phrasings than this an article's words say more than what a classifier can learn from them. */
const FEW_PHRASINGS = 5;
const LEXICAL_WEIGHT_OF_FEW = 1;

/** How many of the best documents the confidences look at. */
const SHORTLIST = 5;

/** The documents of a corpus in the order of a question. */
export interface Ranking {
  readonly query: CorpusQuery;
  /** Best first; only documents that share anything with the question. */
  readonly ranked: readonly RankedDocument[];
  /** What the confidences are worked out from, in the order of `SCORE_FEATURES`. */
  readonly features: readonly number[];
  /** The BM25 score of every document; undefined where there are so many that only the best were scored. */
  readonly lexical: Float32Array | undefined;
  /** What the classifier gives every document; undefined without one. */
  readonly logits: Float32Array | undefined;
  /** The cosine (0–1) between the question and the nearest title or phrasing of a document. */
  readonly nearest: (document: number) => number;
}

/** The score features; those of the classifier are 0 where it is not trained yet. */
export const SCORE_FEATURES = [
  'lexicalPerWord',
  'lexicalTop',
  'nearestPhrasing',
  'secondNearest',
  'unknownRatio',
  'idfCoverage',
  'gramsKnown',
  'words',
  'lexicalGap',
  'fusedGap',
  'agreement',
  'logitTop',
  'probabilityTop',
  'probabilityGap',
  'energy',
  'fusedTop',
  'featuresKnown',
  'logitKnown',
  'correctedRatio',
] as const;

/**
 * Ranks the documents for a question: BM25 alone, or fused with the classifier where there is one. `classes` tells the
 * class of each document where they are not the same; −1 for a document that the classifier has not learnt yet.
 */
export function rank(
  corpus: Corpus,
  model: ClassifierModel | undefined,
  text: string,
  limit: number,
  classes?: readonly number[],
): Ranking {
  const { words, changed } = readQuestion(corpus, text);
  const query = toQuery(corpus, words);
  const shortlist = Math.max(limit, SHORTLIST);
  const corrected = changed / Math.max(1, words.length);
  const strength = strengthOf(corpus, query);
  const nearest = (document: number): number =>
    nearestPhrasing(corpus.phrasings, corpus.postings.idf, document, query.terms, strength.norm);
  if (model === undefined) {
    const many = corpus.postings.documents >= MANY_DOCUMENTS;
    const lexical = many ? undefined : scoreAll(corpus, query);
    const ranked = lexical === undefined ? bestOfMany(corpus, query, shortlist) : best(lexical, shortlist, 0);
    const features = [...scoreFeatures(query, strength, nearest, ranked, undefined, ranked), corrected];
    return { query, ranked: ranked.slice(0, limit), features, lexical, logits: undefined, nearest };
  }
  const lexical = scoreAll(corpus, query);
  const raw = classify(model, classifierFeatures(query.words, corpus.language));
  const classified = classes === undefined ? raw : align(raw, classes, lexical);
  const nothing = query.terms.size === 0;
  const ranked = nothing ? [] : best(fuse(corpus, lexical, classified.logits), shortlist);
  const features = [...scoreFeatures(query, strength, nearest, best(lexical, 2, 0), classified, ranked), corrected];
  return { query, ranked: ranked.slice(0, limit), features, lexical, logits: classified.logits, nearest };
}

function fuse(corpus: Corpus, lexical: Float32Array, logits: Float32Array): Float32Array {
  const perDocument = corpus.phrasings.ends.length / Math.max(1, lexical.length) - 1;
  const weight = perDocument < FEW_PHRASINGS ? LEXICAL_WEIGHT_OF_FEW : LEXICAL_WEIGHT;
  const a = spread(lexical);
  const b = spread(logits);
  return lexical.map(
    (score, i) => (weight * (score - a.mean)) / a.deviation + ((logits[i] ?? 0) - b.mean) / b.deviation,
  );
}

/** Logits by document. A document that the classifier lacks gets what its BM25 score would be among the logits. */
function align(classified: Classified, classes: readonly number[], lexical: Float32Array): Classified {
  const a = spread(lexical);
  const b = spread(classified.logits);
  const logits = Float32Array.from(classes, (place, document) =>
    place >= 0
      ? (classified.logits[place] ?? 0)
      : b.mean + (b.deviation * ((lexical[document] ?? 0) - a.mean)) / a.deviation,
  );
  return { ...classified, logits };
}

/** Mean and standard deviation; 1 where all are the same. */
export function spread(values: Float32Array): { mean: number; deviation: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / Math.max(1, values.length);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length)) || 1 };
}

/** How much a question's words weigh, known and unknown. */
interface Strength {
  /** Length of the question's vector. */
  readonly norm: number;
  /** Share of the weight that lies on words of the corpus. */
  readonly covered: number;
}

function strengthOf({ postings, table, language }: Corpus, query: CorpusQuery): Strength {
  const { idf, documents } = postings;
  const strangerIdf = Math.log(1 + (documents + 0.5) / 0.5);
  const strangers = Math.max(1, query.words.length) - query.known;
  let squares = strangers * strangerIdf ** 2;
  let knownIdf = 0;
  for (const [term] of query.terms) {
    const channel = table.channelOf(term);
    if (channel === 'gram') continue;
    squares += (idf[term] ?? 0) ** 2;
    if (channel === (language === 'vi' ? 'folded' : 'stem')) knownIdf += idf[term] ?? 0;
  }
  return { norm: Math.sqrt(squares) || 1, covered: knownIdf / (knownIdf + strangers * strangerIdf || 1) };
}

function scoreFeatures(
  query: CorpusQuery,
  strength: Strength,
  nearestOf: (document: number) => number,
  lexicalBest: readonly RankedDocument[],
  classified: Classified | undefined,
  ranked: readonly RankedDocument[],
): number[] {
  const words = Math.max(1, query.words.length);
  const nearest = ranked.map(({ document }) => nearestOf(document));
  const [lexicalFirst, lexicalSecond] = lexicalBest;
  const lexicalTop = lexicalFirst?.score ?? 0;
  const gap = lexicalTop === 0 ? 0 : 1 - (lexicalSecond?.score ?? 0) / lexicalTop;
  const fusedGap = (ranked[0]?.score ?? 0) - (ranked[1]?.score ?? 0);
  const shared = [
    lexicalTop / words,
    Math.log(1 + lexicalTop),
    Math.max(0, ...nearest),
    Math.max(0, ...nearest.filter((_, i) => i > 0)),
    1 - query.known / words,
    strength.covered,
    query.gramsKnown,
    Math.log(words),
    gap,
  ];
  if (classified === undefined) {
    return [...shared, lexicalTop === 0 ? 0 : fusedGap / lexicalTop, 0, 0, 0, 0, 0, 0, 0, 0];
  }
  const { logits, known } = classified;
  const [first, second] = best(logits, 2);
  const top = first?.score ?? 0;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - top);
  const agreement = first?.document === lexicalFirst?.document && lexicalTop > 0 ? 1 : 0;
  const probability = 1 / sum;
  return [
    ...shared,
    fusedGap,
    agreement,
    top,
    probability,
    probability - Math.exp((second?.score ?? 0) - top) / sum,
    top + Math.log(sum) - Math.log(logits.length),
    ranked[0]?.score ?? 0,
    known,
    known * top,
  ];
}
