import { splitWords } from './analysis/analyse.ts';
import { hanShare } from './analysis/han.ts';
import { type Confidence, confidencesOf } from './confidence/confidence.ts';
import { rank } from './rank.ts';
import { classesOf, phraseKey, type Shelf } from './shelf.ts';
import type { ShelfEntry } from './shelf-documents.ts';

/** An entry of a shelf with its place in the order of a question. */
export interface ConsultedEntry {
  readonly entry: ShelfEntry;
  readonly score: number;
}

/** What a shelf makes of a text: articles and intents in one order, as they compete for the same words. */
export interface Consultation {
  readonly shelf: Shelf;
  /** Best first, twelve at most. */
  readonly order: readonly ConsultedEntry[];
  /** Probability that the text is about anything on this shelf, intents included. */
  readonly known: number;
  /** Probability that the first entry is the one, given that one is. */
  readonly margin: number;
  readonly words: readonly string[];
}

const ORDER_LIMIT = 12;

/** A phrasing that was written down word for word is what it says. */
const EXACT = { known: 0.99, margin: 0.97 };

/** Ranks the entries of a shelf for a text. */
export function consult(shelf: Shelf, confidence: Confidence, text: string): Consultation {
  const { corpus, classifier, entries } = shelf;
  const { query, ranked, features } = rank(corpus, classifier?.model, text, ORDER_LIMIT, classesOf(shelf));
  const script = hanShare(query.words) > 0 ? 'han' : 'latin';
  const { inScope, margin } = confidencesOf(confidence, script, classifier !== undefined, features);
  const order = ranked.flatMap(({ document, score }) => {
    const entry = entries[document];
    return entry === undefined ? [] : [{ entry, score }];
  });
  const at = shelf.exact.get(phraseKey(text));
  const exact = at === undefined ? undefined : entries[at];
  const words = splitWords(text);
  if (exact === undefined) return { shelf, order, known: inScope, margin, words };
  const top = (order[0]?.score ?? 0) + 1;
  const rest = order.filter(({ entry }) => entry !== exact);
  return { shelf, order: [{ entry: exact, score: top }, ...rest], ...EXACT, words };
}
