import type { Locale } from '../../protocol/locale.ts';
import { normalise, wordsOf } from './analysis/normalise.ts';
import { decide, type Thresholds, thresholdsOf } from './answer-or-decline.ts';
import type { SearchArtefacts } from './artefacts.ts';
import { type Consultation, consult, sureness } from './consult.ts';
import { detect } from './language/detect.ts';
import { consultReadings, type ReadConsultation } from './readings.ts';
import type { Shelf } from './shelf.ts';
import type { Decision, DetectedLanguage } from './types.ts';
import type { GroupWords } from './words/search-words.ts';

/** Asks the shelves about texts: which of them to ask, and how sure is sure enough. */
export interface Shelves {
  detectLanguage(text: string, prior: Locale): DetectedLanguage;
  /** What the shelf of the text's language makes of it; where the language is in doubt, the session's shelf is asked too. */
  consult(text: string, locale: Locale, detected?: DetectedLanguage): ReadConsultation;
  /** What a shelf makes of a text as it is meant, with synonyms in it. */
  consultOn(shelf: Shelf, text: string): ReadConsultation;
  /** What a shelf makes of a part of a text, word for word. */
  consultPart(shelf: Shelf, text: string): Consultation;
  /** @param hits how many articles there are to show */
  decisionOn(consultation: Consultation, hits: number): Decision;
  /** From which confidences on which decision is taken there. */
  thresholdsOn(consultation: Consultation): Thresholds | undefined;
}

/** Surer than this of the language, only its shelf is consulted. */
const SURE_OF_LANGUAGE = 0.95;

/** @param words of each shelf, in the same order */
export function shelvesToConsult(
  shelves: readonly Shelf[],
  words: readonly GroupWords[],
  { language, confidence }: SearchArtefacts,
): Shelves {
  const thresholds = new Map(
    Object.entries(confidence.curves).map(([analysis, curves]) => [analysis, thresholdsOf(curves)]),
  );
  const shelfFor = (locale: Locale): Shelf => {
    const shelf = shelves.find(({ group }) => group.locales.includes(locale));
    if (shelf === undefined) throw new Error(`no shelf for ${locale}`);
    return shelf;
  };
  const detectLanguage = (text: string, prior: Locale): DetectedLanguage =>
    detect(language, wordsOf(normalise(text)), prior);
  const consultOn = (shelf: Shelf, text: string): ReadConsultation =>
    consultReadings(shelf, confidence, words[shelves.indexOf(shelf)]?.synonyms ?? new Map(), text);

  const surest = (text: string, locale: Locale, detected: DetectedLanguage): ReadConsultation => {
    const first = consultOn(shelfFor(detected.locale), text);
    const own = shelfFor(locale);
    if (own === first.shelf || detected.confidence >= SURE_OF_LANGUAGE) return first;
    const second = consultOn(own, text);
    return sureness(second) > sureness(first) ? second : first;
  };
  /** A turn recognises and searches the same text: the second asks for what the first has found (a third of a turn's time). */
  let last: { readonly text: string; readonly locale: Locale; readonly best: ReadConsultation } | undefined;

  return {
    detectLanguage,
    consult(text, locale, detected) {
      if (last?.text !== text || last.locale !== locale)
        last = { text, locale, best: surest(text, locale, detected ?? detectLanguage(text, locale)) };
      return last.best;
    },
    consultOn,
    consultPart: (shelf, text) => consult(shelf, confidence, text),
    decisionOn({ shelf, inScope, margin }, hits) {
      const limits = thresholds.get(shelf.group.language);
      return limits === undefined ? 'clarify' : decide(limits, inScope, margin, hits);
    },
    thresholdsOn: ({ shelf }) => thresholds.get(shelf.group.language),
  };
}
