import { splitWords } from './analysis/analyse.ts';
import { normalise } from './analysis/normalise.ts';
import { clausesOf } from './conjunctions.ts';
import type { Consultation } from './consult.ts';
import { namesIntent } from './naming-words.ts';
import { opensFollowUp } from './openers.ts';
import type { Decision, Intent, Recognition } from './types.ts';

/** From here on an intent is taken for what the message means, whatever the articles say. */
const SURE = 0.3;
/**
 * From here on it is where the articles have nothing to offer, and acting costs a shopper one line. Not below: measured on
 * talk that nobody wrote for us, guesses of 3 % took follow-ups and questions for farewells. Where articles are offered to
 * choose from, they are the better guess.
 */
const POSSIBLE = 0.25;
/** Where the message names the wish ("dispute", "agent") and no article answers it, less will do. */
const NAMED: Partial<Record<Intent, number>> = { 'open-dispute': 0.03, 'dispute-status': 0.03, 'talk-to-person': 0.1 };
/** A follow-up leans on what was said before, and costs nothing where nothing was. */
const POSSIBLE_FOLLOW_UP = 0.05;

/** A clause of at most this many words counts as a wish only where it is a phrasing word for word. */
const FEW_WORDS = 2;
const SURE_OF_FEW_WORDS = 0.95;

/** What a beginning like a follow-up is worth where no intent is surer. */
const OPENER_CONFIDENCE = 0.7;

/** Messages of more clauses or characters than this are not searched for a second intent. */
const CLAUSE_LIMIT = 6;
const LENGTH_LIMIT = 240;
/** What each half of a message must reach to count as an intent of its own. */
const HALF_CONFIDENCE = 0.5;

/** The intent that a text as a whole reads as; `decision`: what the articles have to say to it. */
export function recogniseWhole(text: string, consultation: Consultation, decision: Decision): Recognition | undefined {
  const { shelf, words, intent } = consultation;
  if ((intent?.confidence ?? 0) < OPENER_CONFIDENCE && opensFollowUp(shelf.openers, words.join(' ')))
    return { intent: 'follow-up', confidence: OPENER_CONFIDENCE };
  if (intent === undefined) return undefined;
  const { confidence } = intent;
  if (confidence >= SURE) return intent;
  const named = NAMED[intent.intent];
  if (named !== undefined)
    return decision !== 'answer' && confidence >= named && namesIntent(text, intent.intent) ? intent : undefined;
  if (intent.intent === 'follow-up')
    return decision !== 'answer' && confidence >= POSSIBLE_FOLLOW_UP ? intent : undefined;
  const nothingElse = decision === 'clarify' || decision === 'decline';
  return nothingElse && confidence >= POSSIBLE ? intent : undefined;
}

/**
 * Every intent of a message, surest first. A message is taken apart at its punctuation and conjunctions only: between any
 * two words there are wishes that nobody has ("are you hiring warehouse | staff").
 */
export function recogniseParts(
  text: string,
  whole: Recognition | undefined,
  ask: (part: string) => Recognition | undefined,
): Recognition[] {
  const alone = whole === undefined ? [] : [whole];
  if (text.length > LENGTH_LIMIT || normalise(text).length > LENGTH_LIMIT) return alone;
  const clauses = clausesOf(text);
  if (clauses.length < 2 || clauses.length > CLAUSE_LIMIT) return alone;
  const parts = clauses.flatMap((clause) => {
    const found = ask(clause);
    const least = splitWords(clause).length <= FEW_WORDS ? SURE_OF_FEW_WORDS : HALF_CONFIDENCE;
    return found !== undefined && found.confidence >= least ? [found] : [];
  });
  const byIntent = new Map<Intent, Recognition>();
  for (const part of [...alone, ...parts]) {
    const known = byIntent.get(part.intent);
    if (known === undefined || known.confidence < part.confidence) byIntent.set(part.intent, part);
  }
  return [...byIntent.values()].sort((a, b) => b.confidence - a.confidence);
}
