import { holdsPattern, type PatternWord, readPattern, readStopText } from '../../kb/word-lists/stop-patterns.ts';
import type { Locale } from '../../protocol/locale.ts';

/** A way to say something, as it is looked for: word for word, since "sampai" (arrived) is no slip for "sampah" (rubbish). */
export interface Wording {
  readonly pattern: readonly PatternWord[];
  /** Vietnamese marks tell words apart. */
  readonly exact: boolean;
  /** Letters in all: of several that are found, the longest says most. */
  readonly weight: number;
}

/** Other words may stand between two of a wording: "it has **been** two **weeks**". */
export function wordings(phrases: readonly string[], locale: Locale): readonly Wording[] {
  return phrases.map((phrase) => ({
    pattern: readPattern(/\p{Script=Han}/u.test(phrase) ? phrase : phrase.split(' ').join(' * ')),
    exact: locale === 'vi',
    weight: phrase.length,
  }));
}

/** The weight of the longest wording in a text; 0 where none is in it. */
export function wordingWeight(text: string, known: readonly Wording[]): number {
  const read = readStopText(text);
  return known.reduce(
    (best, { pattern, exact, weight }) => (weight > best && holdsPattern(read, pattern, exact) ? weight : best),
    0,
  );
}
