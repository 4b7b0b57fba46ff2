import { type Ranking, SCORE_FEATURES, spread } from './rank.ts';

/** What BM25 weighs beside the classifier (1): intents are short and alike in words, so that it knows little of them. */
const LEXICAL_WEIGHT = { intent: 0.2, article: 0.75 };

/** This many of the likeliest intents are compared phrasing by phrasing. */
const COMPARED = 3;
/** What it is worth that a phrasing of the intent is word for word the same. */
const PHRASING_WORTH = 0.5;

/** The intent that a message may mean, and what tells whether it does. */
export interface ChosenIntent {
  readonly document: number;
  /** In the order of `INTENT_FEATURES`. */
  readonly features: readonly number[];
}

/** Score features of the ranking that tell of an intent as well. */
const SHARED = [
  'words',
  'unknownRatio',
  'idfCoverage',
  'gramsKnown',
  'lexicalPerWord',
  'featuresKnown',
  'logitKnown',
  'correctedRatio',
  'energy',
] as const satisfies readonly (typeof SCORE_FEATURES)[number][];

const SHARED_PLACES = SHARED.map((name) => SCORE_FEATURES.indexOf(name));

interface Scored {
  readonly document: number;
  readonly score: number;
}

/** The likeliest intent of a message; undefined where no intent shares anything with it. */
export function chooseIntent(ranking: Ranking, isIntent: readonly boolean[]): ChosenIntent | undefined {
  if (ranking.query.terms.size === 0) return undefined;
  const { lexical, logits } = ranking;
  const fused = lexical === undefined || logits === undefined ? undefined : fuse(lexical, logits, isIntent);
  const { scores, words } = fused ?? byWordsAlone(ranking);
  const intents = scores
    .filter(({ document }) => isIntent[document] === true)
    .sort((a, b) => b.score - a.score)
    .slice(0, COMPARED)
    .map(({ document, score }) => {
      const nearest = ranking.nearest(document);
      return { document, nearest, score: score + PHRASING_WORTH * nearest };
    })
    .sort((a, b) => b.score - a.score);
  const [first, second] = intents;
  if (first === undefined) return undefined;
  const article = highest(scores, (document) => isIntent[document] !== true);
  const nearestOfArticle = article === undefined ? 0 : ranking.nearest(article.document);
  const rival = article === undefined ? 0 : article.score + PHRASING_WORTH * nearestOfArticle;
  return {
    document: first.document,
    features: [
      first.score - rival,
      first.score - (second?.score ?? 0),
      ...(logits === undefined ? [0, 0] : shares(logits, isIntent, first.document)),
      first.nearest,
      nearestOfArticle,
      words(first.document) - (article === undefined ? 0 : words(article.document)),
      ...SHARED_PLACES.map((place) => ranking.features[place] ?? 0),
    ],
  };
}

interface Compared {
  readonly scores: readonly Scored[];
  /** The score by BM25 alone. */
  readonly words: (document: number) => number;
}

function fuse(lexical: Float32Array, logits: Float32Array, isIntent: readonly boolean[]): Compared {
  const bm25 = standard(lexical);
  const learnt = standard(logits);
  const scores = Array.from(bm25, (words, document) => {
    const weight = LEXICAL_WEIGHT[isIntent[document] === true ? 'intent' : 'article'];
    return { document, score: (weight * words + (learnt[document] ?? 0)) / (1 + weight) };
  });
  return { scores, words: (document) => bm25[document] ?? 0 };
}

/** Without classifier: as shares of the best score, which are of the same size whatever the number of documents. */
function byWordsAlone({ ranked }: Ranking): Compared {
  const top = ranked[0]?.score || 1;
  const scores = ranked.map(({ document, score }) => ({ document, score: score / top }));
  return { scores, words: (wanted) => scores.find(({ document }) => document === wanted)?.score ?? 0 };
}

function standard(values: Float32Array): Float32Array {
  const { mean, deviation } = spread(values);
  return values.map((value) => (value - mean) / deviation);
}

function highest(scores: readonly Scored[], among: (document: number) => boolean): Scored | undefined {
  let found: Scored | undefined;
  for (const one of scores) if (among(one.document) && (found === undefined || one.score > found.score)) found = one;
  return found;
}

/** The log-odds of any intent against any article, and the logarithm of one intent's probability. */
function shares(logits: Float32Array, isIntent: readonly boolean[], chosen: number): [number, number] {
  const top = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let intents = 1e-9;
  let articles = 1e-9;
  logits.forEach((logit, document) => {
    const share = Math.exp(logit - top);
    if (isIntent[document] === true) intents += share;
    else articles += share;
  });
  return [Math.log(intents / articles), (logits[chosen] ?? 0) - top - Math.log(intents + articles)];
}
