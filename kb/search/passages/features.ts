import { CUES, type Cue } from './cues.ts';
import type { PassageTerms, PreparedArticle, PreparedPassage } from './prepare.ts';

/** A question as the passages of an article are compared with it. */
export interface PassageQuestion extends PassageTerms {
  /** What sharing a stem is worth: its idf on the shelf. */
  readonly weights: ReadonlyMap<string, number>;
  readonly words: number;
  readonly cues: Readonly<Record<Cue, boolean>>;
  /** The cosine (0–1) to the nearest phrasing of the article. */
  readonly nearest: number;
}

/** What tells which passage answers, for each passage beside the others of its article. */
export const PASSAGE_FEATURES: readonly string[] = [
  'lead',
  'length',
  'place',
  'covered',
  'bestSentence',
  'condition',
  'firstSentence',
  'pairs',
  'rarePairs',
  'heads',
  'links',
  'leadNearest',
  'leadWords',
  'leadBesideTitle',
  'asked',
  'askedAll',
  'askedPairs',
  'askedHeads',
  'askedHeadsAll',
  ...CUES,
  ...CUES.map((cue) => `lead ${cue}`),
];

/** Shorter sentences say the same with fewer words beside it. */
const SENTENCE_PRIOR = 6;

/** The features of every passage, in the order of `PASSAGE_FEATURES`. */
export function passageFeatures(question: PassageQuestion, { title, passages }: PreparedArticle): number[][] {
  const many = passages.length;
  const total = sum(question.weights.values()) || 1;
  const { weights, pairs, heads } = termWorths(question, passages);
  const asked = askedFeatures(question, passages);
  let beside = 0;
  for (const [stem, idf] of question.weights) if (!title.has(stem)) beside += idf / total;

  return passages.map((passage, at) => {
    const lead = at === 0 ? 1 : 0;
    const ofSentence = passage.sentences.map(
      ({ stems, length }) => shared(weights, stems) / Math.sqrt(SENTENCE_PRIOR + length),
    );
    const conditions = ofSentence.filter((_, i) => passage.sentences[i]?.conditional === true);
    let samePairs = 0;
    for (const pair of question.pairs) if (passage.pairs.has(pair)) samePairs++;
    return [
      lead,
      Math.log(1 + passage.length) / 3,
      at / many,
      shared(weights, passage.stems),
      4 * Math.max(0, ...ofSentence),
      4 * Math.max(0, ...conditions),
      shared(weights, passage.sentences[0]?.stems ?? new Set()),
      (2 * samePairs) / Math.max(1, question.pairs.size),
      2 * shared(pairs, passage.pairs),
      2 * shared(heads, passage.heads),
      passage.links,
      lead * question.nearest,
      (lead * Math.log(1 + question.words)) / 2,
      lead * beside,
      ...(asked[at] ?? []),
      ...CUES.map((cue) => (question.cues[cue] && passage.cues[cue] ? 1 : 0)),
      ...CUES.map((cue) => (question.cues[cue] ? lead : 0)),
    ];
  });
}

/** What is asked of each passage beside the question: the nearest one, then all of them. */
function askedFeatures(question: PassageQuestion, passages: readonly PreparedPassage[]): number[][] {
  const { weights, pairs, heads } = termWorths(
    question,
    passages.map(({ allAsked }) => allAsked),
  );
  return passages.map(({ asked, allAsked }) => {
    const nearest = (of: (one: PassageTerms) => number): number =>
      Math.max(0, ...asked.map((one) => of(one) / Math.sqrt(SENTENCE_PRIOR + one.length)));
    return [
      4 * nearest(({ stems }) => shared(weights, stems)),
      shared(weights, allAsked.stems),
      2 * shared(pairs, allAsked.pairs),
      8 * nearest((one) => shared(heads, one.heads)),
      2 * shared(heads, allAsked.heads),
    ];
  });
}

/** What the terms of a question are worth: more where fewer of these texts have them. */
function termWorths({ weights, pairs, heads }: PassageQuestion, among: readonly PassageTerms[]) {
  const telling = (kind: keyof PassageTerms, term: string): number => {
    let having = 0;
    for (const one of among) if (one[kind].has(term)) having++;
    return having === 0 ? 0 : Math.log(1 + (among.length - having + 0.5) / having);
  };
  const total = sum(weights.values()) || 1;
  const rare = (kind: 'pairs' | 'heads', terms: ReadonlySet<string>) =>
    new Map([...terms].map((term) => [term, telling(kind, term) / Math.max(1, terms.size)] as const));
  return {
    weights: new Map([...weights].map(([stem, idf]) => [stem, (idf * telling('stems', stem)) / total] as const)),
    pairs: rare('pairs', pairs),
    heads: rare('heads', heads),
  };
}

function shared(weights: ReadonlyMap<string, number>, terms: ReadonlySet<string>): number {
  let worth = 0;
  for (const [term, weight] of weights) if (terms.has(term)) worth += weight;
  return worth;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
