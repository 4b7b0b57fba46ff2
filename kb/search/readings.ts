import type { Replaced } from '../../protocol/word-lists.ts';
import { splitWords } from './analysis/analyse.ts';
import type { Confidence } from './confidence/confidence.ts';
import { type Consultation, consult, sureness } from './consult.ts';
import type { Shelf } from './shelf.ts';
import type { Intent } from './types.ts';
import { type SynonymTable, synonymReadings } from './words/synonyms.ts';

/** What a shelf makes of a text, and which synonyms that took. */
export interface ReadConsultation extends Consultation {
  readonly replaced: readonly Replaced[];
}

/** Understood so surely as it was typed, a text is not read otherwise. */
const SURE = 0.8;
/** Another reading must be surer by this much, so that a synonym that changes nothing is left out. */
const GAIN = 0.1;

/**
 * Consults a shelf about a text as it was typed, without what is beside the point, and with synonyms in it, and takes the surest. Each reading is scored as
 * a question of its own, so that the confidences mean the same, and no article is found by a mixture of readings.
 */
export function consultReadings(
  shelf: Shelf,
  confidence: Confidence,
  synonyms: SynonymTable,
  text: string,
): ReadConsultation {
  let best: ReadConsultation = { ...consult(shelf, confidence, text), replaced: [] };
  if (sureness(best) >= SURE) return best;
  const words = splitWords(text);
  const matter = matterOf(shelf, text);
  if (matter !== words.join(' ')) {
    const other = consult(shelf, confidence, matter, text);
    if (sureness(other) > sureness(best)) best = { ...other, replaced: [] };
  }
  if (synonyms.size === 0) return best;
  for (const reading of synonymReadings(words, synonyms)) {
    const other = consult(shelf, confidence, reading.text, text);
    if (sureness(other) > sureness(best) + GAIN) best = { ...other, replaced: reading.replaced };
  }
  return best;
}

const COURTESIES: ReadonlySet<Intent> = new Set(['greeting', 'thanks', 'affirm', 'deny']);
const LONGEST_COURTESY = 4;
/** Fewer words than this are no matter of their own. */
const LEAST_MATTER = 2;

/** "AC-1009": which order it is says nothing of what is wanted. */
const ORDER_NUMBER = /(?<![A-Za-z0-9])[A-Za-z]{1,4}-?\d{3,}(?![A-Za-z0-9])/gu;

/** The words of a text without order numbers and without a courtesy that only opens it ("hi, my parcel is late"). */
function matterOf({ exact, entries }: Shelf, text: string): string {
  const words = splitWords(text.replace(ORDER_NUMBER, ' '));
  for (let length = Math.min(LONGEST_COURTESY, words.length - LEAST_MATTER); length > 0; length--) {
    const entry = entries[exact.get(words.slice(0, length).join(' ')) ?? -1];
    if (entry?.kind === 'intent' && COURTESIES.has(entry.intent)) return words.slice(length).join(' ');
  }
  return words.join(' ');
}
