import { normalise } from './analysis/normalise.ts';
import type { Consultation } from './consult.ts';
import { opensFollowUp } from './openers.ts';
import type { Decision, Intent, Recognition } from './types.ts';

/** From here on an intent is taken for what the message means, whatever the articles say. */
const SURE = 0.3;
/**
 * From here on it is where no article answers: what costs a shopper one line is done on a hint, what opens a form or calls
 * a person wants more. Far below one half, because a message that is left over is asked back about, which costs as much.
 */
const POSSIBLE = { harmless: 0.03, consequential: 0.05 };
const CONSEQUENTIAL: ReadonlySet<Intent> = new Set(['open-dispute', 'dispute-status', 'talk-to-person', 'stop']);

/** A bare "money" begins no dispute, a bare "dispute" does. */
const SURE_OF_A_WORD = 0.9;

/** What a beginning like a follow-up is worth where no intent is surer. */
const OPENER_CONFIDENCE = 0.7;

/** Messages of more words, clauses or characters than this are not searched for a second intent. */
const SPLIT_LIMIT = 16;
const CLAUSE_LIMIT = 4;
const LENGTH_LIMIT = 160;
/** What each half of a message must reach to count as an intent of its own. */
const HALF_CONFIDENCE = 0.5;

/** The intent that a text as a whole reads as; `decision`: what the articles have to say to it. */
export function recogniseWhole(consultation: Consultation, decision: Decision): Recognition | undefined {
  const { shelf, words, intent } = consultation;
  if ((intent?.confidence ?? 0) < OPENER_CONFIDENCE && opensFollowUp(shelf.openers, words.join(' ')))
    return { intent: 'follow-up', confidence: OPENER_CONFIDENCE };
  if (intent === undefined) return undefined;
  const { confidence } = intent;
  if (intent.intent === 'open-dispute' && words.length === 1 && confidence < SURE_OF_A_WORD) return undefined;
  if (confidence >= SURE) return intent;
  const possible = POSSIBLE[CONSEQUENTIAL.has(intent.intent) ? 'consequential' : 'harmless'];
  return decision !== 'answer' && confidence >= possible ? intent : undefined;
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
