import type { Replaced } from '../../protocol/word-lists.ts';
import { splitWords } from './analysis/analyse.ts';
import type { Confidence } from './confidence/confidence.ts';
import { type Consultation, consult, sureness } from './consult.ts';
import type { Shelf } from './shelf.ts';
import { type SynonymTable, synonymReadings } from './words/synonyms.ts';

/** What a shelf makes of a text, and which synonyms that took. */
export interface ReadConsultation extends Consultation {
  readonly replaced: readonly Replaced[];
}

/** Understood so surely as it was typed, a text is not read otherwise. */
const SURE = 0.8;
/** Another reading must be surer by so much; a synonym that changes nothing is left out. */
const GAIN = 0.1;

/**
 * Consults a shelf about a text as it was typed and with synonyms in it, and takes the surest. Each reading is scored as
 * a question of its own, so that the confidences mean the same, and no article is found by a mixture of readings.
 */
export function consultReadings(
  shelf: Shelf,
  confidence: Confidence,
  synonyms: SynonymTable,
  text: string,
): ReadConsultation {
  let best: ReadConsultation = { ...consult(shelf, confidence, text), replaced: [] };
  if (synonyms.size === 0 || sureness(best) >= SURE) return best;
  for (const reading of synonymReadings(splitWords(text), synonyms)) {
    const other = consult(shelf, confidence, reading.text);
    if (sureness(other) > sureness(best) + GAIN) best = { ...other, replaced: reading.replaced };
  }
  return best;
}
