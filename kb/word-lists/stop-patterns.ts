import { splitWords } from '../search/analysis/analyse.ts';
import { fold } from '../search/analysis/normalise.ts';

/** A word of a pattern. */
export interface PatternWord {
  readonly word: string;
  /** Typed with a `*` after it: longer words that begin so fit too. */
  readonly open: boolean;
  /** A lone `*` stood before it: up to three other words may stand between. */
  readonly gap: boolean;
}

const LARGEST_GAP = 3;
/** In a Vietnamese message without any marks "tu tu" may be "từ từ": a pattern needs more words to be meant there. */
const LEAST_UNMARKED_WORDS = 3;

/** Reads `kill * myself` or `suicid*`; never fails, but may come out empty. */
export function readPattern(phrase: string): PatternWord[] {
  const pattern: PatternWord[] = [];
  let gap = false;
  for (const part of phrase.split(/\s+/u)) {
    if (/^\*+$/u.test(part)) {
      gap = pattern.length > 0;
      continue;
    }
    const words = splitWords(part);
    words.forEach((word, at) => {
      pattern.push({ word, open: at === words.length - 1 && part.endsWith('*'), gap: gap && at === 0 });
    });
    if (words.length > 0) gap = false;
  }
  return pattern;
}

/** A message, read once for all patterns. */
export interface StopText {
  readonly words: readonly string[];
  readonly folded: readonly string[];
  readonly marked: boolean;
}

export function readStopText(text: string): StopText {
  const words = splitWords(text);
  const folded = words.map(fold);
  return { words, folded, marked: words.some((word, at) => word !== folded[at]) };
}

/** Whether a message holds a pattern. Marks count where they tell words apart (`exact`, Vietnamese) and somebody set them. */
export function holdsPattern(text: StopText, pattern: readonly PatternWord[], exact: boolean): boolean {
  if (pattern.length === 0) return false;
  const plain = pattern.every(({ word }) => word === fold(word));
  if (exact && text.marked) return holds(text.words, pattern);
  if (exact && !plain && pattern.length < LEAST_UNMARKED_WORDS) return false;
  return holds(
    text.folded,
    pattern.map((one) => ({ ...one, word: fold(one.word) })),
  );
}

function holds(words: readonly string[], pattern: readonly PatternWord[]): boolean {
  return words.some((_, start) => holdsFrom(words, start, pattern));
}

function holdsFrom(words: readonly string[], at: number, pattern: readonly PatternWord[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return true;
  for (let skipped = 0; skipped <= (first.gap ? LARGEST_GAP : 0); skipped += 1) {
    const word = words[at + skipped];
    if (word === undefined) return false;
    const fits = first.open ? word.startsWith(first.word) : word === first.word;
    if (fits && holdsFrom(words, at + skipped + 1, rest)) return true;
  }
  return false;
}
