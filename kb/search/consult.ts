import { splitWords } from './analysis/analyse.ts';
import { hanShare } from './analysis/han.ts';
import { chooseIntent } from './choose-intent.ts';
import { probabilityOf } from './confidence/calibrator.ts';
import { type Confidence, calibratorsFor, confidencesOf } from './confidence/confidence.ts';
import { fallsShort } from './falls-short.ts';
import { rank } from './rank.ts';
import { classesOf, phraseKey, type Shelf } from './shelf.ts';
import type { ShelfEntry } from './shelf-documents.ts';
import type { Recognition } from './types.ts';

/** An entry of a shelf with its place in the order of a question. */
export interface ConsultedEntry {
  readonly entry: ShelfEntry;
  readonly score: number;
  /** The cosine (0–1) between the text and the nearest title or phrasing of the entry. */
  readonly nearest: () => number;
}

/** What a shelf makes of a text: articles and intents in one order, as they compete for the same words. */
export interface Consultation {
  readonly shelf: Shelf;
  /** Best first, twelve at most. */
  readonly order: readonly ConsultedEntry[];
  /** The likeliest intent, with the probability that it is what the text means; undefined where there is nothing like one. */
  readonly intent: Recognition | undefined;
  /** Probability that an article of this shelf answers the text. */
  readonly inScope: number;
  /** Probability that the first entry is the one, given that one is. */
  readonly margin: number;
  readonly words: readonly string[];
}

/** How surely (0–1) it is known what the text is after, an article or an intent. */
export function sureness({ inScope, margin, intent }: Consultation): number {
  return Math.max(inScope * margin, intent?.confidence ?? 0);
}

const ORDER_LIMIT = 12;

/** A phrasing that was written down word for word is what it says. */
const EXACT = 0.97;

const SHORT_SHARE = 0.5;

/**
 * Ranks the entries of a shelf for a text.
 * @param typed the whole message, where the text is a part of it
 */
export function consult(shelf: Shelf, confidence: Confidence, text: string, typed = text): Consultation {
  const { corpus, classifier, entries } = shelf;
  const ranking = rank(corpus, classifier?.model, text, ORDER_LIMIT, classesOf(shelf));
  const { query, ranked, features } = ranking;
  const script = hanShare(query.words) > 0 ? 'han' : 'latin';
  const calibrators = calibratorsFor(confidence, script, classifier !== undefined);
  const { inScope: known, margin } = confidencesOf(calibrators, features);
  const order = ranked.flatMap(({ document, score }) => {
    const entry = entries[document];
    return entry === undefined ? [] : [{ entry, score, nearest: () => ranking.nearest(document) }];
  });
  const words = splitWords(text);
  const at = shelf.exact.get(phraseKey(text));
  const exact = at === undefined ? undefined : entries[at];
  if (exact !== undefined) {
    const top = (order[0]?.score ?? 0) + 1;
    const rest = order.filter(({ entry }) => entry !== exact);
    const isIntent = exact.kind === 'intent';
    const intent = isIntent ? { intent: exact.intent, confidence: EXACT } : undefined;
    const inScope = isIntent ? 1 - EXACT : EXACT;
    return {
      shelf,
      order: [{ entry: exact, score: top, nearest: () => 1 }, ...rest],
      intent,
      inScope,
      margin: EXACT,
      words,
    };
  }
  // Where no word is known, only bits of words look alike: that is a text about something else, or nothing at all.
  if (query.known === 0) return { shelf, order, intent: undefined, inScope: 0, margin, words };
  const chosen = chooseIntent(ranking, shelf.isIntent);
  const entry = chosen === undefined ? undefined : entries[chosen.document];
  const likeliest =
    chosen === undefined || entry?.kind !== 'intent'
      ? undefined
      : { intent: entry.intent, confidence: probabilityOf(calibrators.intent, chosen.features) };
  const short = likeliest !== undefined && fallsShort(shelf, likeliest, words, typed);
  const intent = short ? undefined : likeliest;
  // What reads like passing words and says more is half as likely a question for us. Small talk that says more ("who won the
  // election") is still no question for us.
  const aside = likeliest?.intent === 'small-talk';
  const otherwise = (likeliest?.confidence ?? 0) * (short && !aside ? SHORT_SHARE : 1);
  return { shelf, order, intent, inScope: known * (1 - otherwise), margin, words };
}
