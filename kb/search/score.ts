import type { Corpus, CorpusQuery } from './corpus.ts';
import { best, type RankedDocument } from './top-scores.ts';

/** The BM25 score of every document. */
export function scoreAll(corpus: Corpus, query: CorpusQuery): Float32Array {
  const scores = new Float32Array(corpus.postings.documents);
  for (const [term, count] of query.terms) addPostings(corpus, term, count, scores);
  return scores;
}

/** From this many documents on only the telling terms are followed through all their postings. */
export const MANY_DOCUMENTS = 5_000;
/** A term in more than this share of the documents is looked up for candidates only. */
const COMMON_SHARE = 1 / 16;
/** N-grams are for typing errors; those in more documents than this share tell nothing. */
const COMMON_GRAM_SHARE = 1 / 128;
/** How many documents the telling terms put forward. */
const CANDIDATES = 64;
/** Scores of many documents, used again from question to question: a fresh array a question would keep the collector busy. */
let scratch = new Float32Array(0);

/**
 * The best documents by BM25 among many. Common words are in half of the documents and decide between few: the rarer terms
 * put candidates forward, the common ones are then added up for these alone. Where there are only common terms, all count.
 */
export function bestOfMany(corpus: Corpus, query: CorpusQuery, limit: number): RankedDocument[] {
  const { documents, offsets } = corpus.postings;
  const telling: [number, number][] = [];
  const common: [number, number][] = [];
  for (const [term, count] of query.terms) {
    const share = ((offsets[term + 1] ?? 0) - (offsets[term] ?? 0)) / documents;
    const isGram = corpus.table.channelOf(term) === 'gram';
    if (isGram && share > COMMON_GRAM_SHARE) continue;
    (share > COMMON_SHARE ? common : telling).push([term, count]);
  }
  const followed = telling.length > 0 ? telling : common;
  if (scratch.length < documents) scratch = new Float32Array(documents);
  const scores = scratch.subarray(0, documents).fill(0);
  for (const [term, count] of followed) addPostings(corpus, term, count, scores);
  if (followed === common) return best(scores, limit, 0);
  const candidates = best(scores, Math.max(limit, CANDIDATES), 0).map(({ document, score }) => {
    let sum = score;
    for (const [term, count] of common) sum += count * impactOf(corpus, term, document);
    return { document, score: sum };
  });
  return candidates.sort((a, b) => b.score - a.score || a.document - b.document).slice(0, limit);
}

function addPostings({ postings }: Corpus, term: number, count: number, scores: Float32Array): void {
  const { offsets, ids, impacts } = postings;
  const end = offsets[term + 1] ?? 0;
  for (let at = offsets[term] ?? 0; at < end; at++) {
    const id = ids[at] ?? 0;
    scores[id] = (scores[id] ?? 0) + count * (impacts[at] ?? 0);
  }
}

/** What a term scores in one document, by bisection of its postings. */
function impactOf({ postings }: Corpus, term: number, document: number): number {
  const { offsets, ids, impacts } = postings;
  let low = offsets[term] ?? 0;
  let high = (offsets[term + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const id = ids[middle] ?? 0;
    if (id === document) return impacts[middle] ?? 0;
    if (id < document) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
