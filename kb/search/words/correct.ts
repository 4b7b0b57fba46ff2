import { fold, isHan } from '../analysis/normalise.ts';
import type { Candidate, Speller } from './speller.ts';

export interface Vocabulary {
  /** In how many documents the word stands, in whatever form. */
  readonly frequency: (word: string) => number;
  /** Whether they have the two words side by side. */
  readonly knowsPair: (first: string, second: string) => boolean;
  readonly spellers: readonly Speller[];
  /** Vietnamese is corrected without its marks. */
  readonly folds: boolean;
}

const HAS_DIGIT = /\p{N}/u;

/** One edit counts as much as this many powers of e in frequency: the nearer word wins unless it is very rare. */
const EDIT_COST = 3;
/** What it is worth that the articles have the candidate beside its neighbour in the question. */
const PAIR_WORTH = 2;
/** A typo seldom hits the first letter. */
const FIRST_LETTER_WORTH = 0.7;

/** At most this many different unknown words are looked up: a text with more of them has no mere typing errors. */
const LOOKUPS = 24;

export interface Corrected {
  readonly words: readonly string[];
  /** How many of them were typed otherwise. */
  readonly changed: number;
}

/** Replaces words that the articles lack by the likeliest one near them. Never touches numbers, codes or Han. */
export function correctWords(words: readonly string[], vocabulary: Vocabulary): Corrected {
  if (words.every((word) => isHan(word) || vocabulary.frequency(word) > 0)) return { words, changed: 0 };
  let changed = 0;
  const candidates = new Map<string, readonly Candidate[]>();
  const lookUp = (word: string): readonly Candidate[] => {
    const known = candidates.get(word);
    if (known !== undefined) return known;
    const found = candidates.size < LOOKUPS ? vocabulary.spellers.flatMap((speller) => speller(word)) : [];
    candidates.set(word, found);
    return found;
  };
  const corrected: string[] = [];
  words.forEach((word, i) => {
    if (isHan(word) || HAS_DIGIT.test(word) || vocabulary.frequency(word) > 0) {
      corrected.push(word);
      return;
    }
    const typed = vocabulary.folds ? fold(word) : word;
    const before = corrected[i - 1];
    const after = words[i + 1];
    let best = word;
    let bestWorth = Number.NEGATIVE_INFINITY;
    for (const candidate of lookUp(typed)) {
      const worth = worthOf(candidate, typed, before, after, vocabulary);
      if (worth > bestWorth) {
        bestWorth = worth;
        best = candidate.word;
      }
    }
    if (best !== word) changed++;
    corrected.push(best);
  });
  return { words: corrected, changed };
}

function worthOf(
  { word, distance }: Candidate,
  typed: string,
  before: string | undefined,
  after: string | undefined,
  vocabulary: Vocabulary,
): number {
  const frequency = vocabulary.frequency(word);
  if (frequency === 0) return Number.NEGATIVE_INFINITY;
  let worth = Math.log(frequency + 1) - EDIT_COST * distance;
  if (word[0] === typed[0]) worth += FIRST_LETTER_WORTH;
  if (before !== undefined && vocabulary.knowsPair(before, word)) worth += PAIR_WORTH;
  if (after !== undefined && vocabulary.knowsPair(word, after)) worth += PAIR_WORTH;
  return worth;
}
