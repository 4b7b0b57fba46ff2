import { normalise } from './analysis/normalise.ts';
import type { Consultation } from './consult.ts';
import { opensFollowUp } from './openers.ts';
import type { Recognition } from './types.ts';

/** How fast an intent loses to an article that fits as well; scores are sums of z-scores (or BM25 without classifier). */
const RIVALRY = 1.2;

/** The product of three doubts is more timid than they are: this power was best on phrasings held back. */
const TIMIDITY = 0.75;

/** What a beginning like a follow-up is worth where no intent is surer. */
const OPENER_CONFIDENCE = 0.7;

/** Messages of more words, clauses or characters than this are not searched for a second intent. */
const SPLIT_LIMIT = 16;
const CLAUSE_LIMIT = 4;
const LENGTH_LIMIT = 160;
/** What each half of a message must reach to count as an intent of its own. */
const HALF_CONFIDENCE = 0.75;

/** Share (0–1) of the trust that goes to intents rather than articles, by the best of each. */
export function intentShare({ order }: Consultation): number {
  const intent = order.find(({ entry }) => entry.kind === 'intent');
  const article = order.find(({ entry }) => entry.kind === 'article');
  if (intent === undefined) return 0;
  if (article === undefined) return 1;
  return 1 / (1 + Math.exp(-RIVALRY * (intent.score - article.score)));
}

/** The intent that a text as a whole reads as. */
export function recogniseWhole(consultation: Consultation): Recognition | undefined {
  const best = bestIntent(consultation);
  if ((best?.confidence ?? 0) >= OPENER_CONFIDENCE) return best;
  const { shelf, words } = consultation;
  const opens = opensFollowUp(shelf.openers, words.join(' '));
  return opens ? { intent: 'follow-up', confidence: OPENER_CONFIDENCE } : best;
}

function bestIntent(consultation: Consultation): Recognition | undefined {
  const first = consultation.order.find(({ entry }) => entry.kind === 'intent');
  if (first === undefined || first.entry.kind !== 'intent') return undefined;
  const second = consultation.order.find(({ entry }) => entry.kind === 'intent' && entry !== first.entry);
  const lead = second === undefined ? 1 : 1 / (1 + Math.exp(-RIVALRY * (first.score - second.score)));
  const confidence = (consultation.known * intentShare(consultation) * lead) ** TIMIDITY;
  return { intent: first.entry.intent, confidence };
}

/**
 * Every intent of a message. A message of two is cut where both parts read best as different intents: first at its
 * punctuation, else between any two words.
 */
export function recogniseParts(
  text: string,
  whole: Recognition | undefined,
  ask: (part: string) => Recognition | undefined,
): Recognition[] {
  if (text.length > LENGTH_LIMIT || normalise(text).length > LENGTH_LIMIT) return whole === undefined ? [] : [whole];
  const clauses = text.split(/[.,;:!?…、，。；：！？\n]+/u).filter((clause) => /[\p{L}\p{N}]/u.test(clause));
  const found = clauses.length > 1 && clauses.length <= CLAUSE_LIMIT ? sure(clauses.map(ask)) : [];
  const parts = found.length > 1 ? found : bestCut(text, whole, ask);
  if (parts.length > 1) return parts.sort((a, b) => b.confidence - a.confidence);
  return whole === undefined ? [] : [whole];
}

function sure(recognitions: readonly (Recognition | undefined)[]): Recognition[] {
  const byIntent = new Map<string, Recognition>();
  for (const recognition of recognitions) {
    if (recognition === undefined || recognition.confidence < HALF_CONFIDENCE) continue;
    const known = byIntent.get(recognition.intent);
    if (known === undefined || known.confidence < recognition.confidence) byIntent.set(recognition.intent, recognition);
  }
  return [...byIntent.values()];
}

function bestCut(
  text: string,
  whole: Recognition | undefined,
  ask: (part: string) => Recognition | undefined,
): Recognition[] {
  const words = text.trim().split(/\s+/u);
  if (words.length < 2 || words.length > SPLIT_LIMIT || (whole?.confidence ?? 0) > 0.95) return [];
  let best: Recognition[] = [];
  let bestSum = 0;
  for (let cut = 1; cut < words.length; cut++) {
    const parts = sure([ask(words.slice(0, cut).join(' ')), ask(words.slice(cut).join(' '))]);
    const sum = parts.reduce((total, part) => total + part.confidence, 0);
    if (parts.length > 1 && sum > bestSum) {
      best = parts;
      bestSum = sum;
    }
  }
  return best;
}
