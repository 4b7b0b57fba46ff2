import { foldHan } from '../../kb/search/analysis/han.ts';
import { fold, isHan, normalise, wordsOf } from '../../kb/search/analysis/normalise.ts';
import { editDistance } from '../../kb/search/words/edit-distance.ts';
import type { Locale } from '../../protocol/locale.ts';

/** A phrase as it is looked for. */
export interface Phrase {
  /** Words as written, lower case. */
  readonly words: readonly string[];
  readonly folded: readonly string[];
  /** Letters in all, for which of several matches says most. */
  readonly weight: number;
  /** Vietnamese syllables are too short and too alike for misspellings to be guessed. */
  readonly exact: boolean;
}

/** Words that may stand between two words of a phrase: "the jars **were all** broken". */
const LARGEST_GAP = 2;

export function compile(phrases: readonly string[], locale: Locale): readonly Phrase[] {
  return phrases.map((text) => {
    const words = textWords(text);
    return { words, folded: words.map(fold), weight: words.join('').length, exact: locale === 'vi' };
  });
}

/** Words in comparable form; Chinese in one of its two scripts. */
export function textWords(text: string): string[] {
  return wordsOf(foldHan(normalise(text)));
}

/** The weight of the longest phrase in a text; 0 where none is in it. */
export function weightIn(text: string, phrases: readonly Phrase[]): number {
  const words = textWords(text);
  const folded = words.map(fold);
  // Who writes Vietnamese with its marks means them; who leaves them out is compared without.
  const marked = words.some((word, index) => word !== folded[index]);
  return phrases.reduce((best, phrase) => {
    if (phrase.weight <= best) return best;
    const found =
      phrase.exact && marked ? holds(words, phrase.words, true) : holds(folded, phrase.folded, phrase.exact);
    return found ? phrase.weight : best;
  }, 0);
}

/** Whether a message is nothing but one of these phrases, give or take a word. */
export function isSaying(text: string, phrases: readonly Phrase[]): boolean {
  const words = textWords(text);
  return phrases.some(
    (phrase) =>
      words.length <= phrase.words.length + (words.some(isHan) ? 0 : 1) &&
      words.length > 0 &&
      weightIn(text, [phrase]) > 0,
  );
}

/** Whether a message is one of these phrases word for word. */
export function isAllOf(text: string, phrases: readonly Phrase[]): boolean {
  const { length } = textWords(text);
  return phrases.some((phrase) => phrase.words.length === length && weightIn(text, [phrase]) > 0);
}

/** The name whose phrases say most of a text; undefined where none does or two do equally. */
export function namedIn(
  text: string,
  lists: Readonly<Record<string, readonly Phrase[]>>,
): { readonly name: string; readonly weight: number } | undefined {
  const found = Object.entries(lists)
    .map(([name, phrases]) => ({ name, weight: weightIn(text, phrases) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = found;
  return first !== undefined && first.weight !== second?.weight ? first : undefined;
}

function holds(words: readonly string[], phrase: readonly string[], exact: boolean): boolean {
  for (let start = 0; start + phrase.length <= words.length; start += 1)
    if (holdsAt(words, phrase, start, exact)) return true;
  return false;
}

function holdsAt(words: readonly string[], phrase: readonly string[], start: number, exact: boolean): boolean {
  let at = start;
  for (const [index, wanted] of phrase.entries()) {
    // Han characters of one word stand side by side.
    const gap = index === 0 || isHan(wanted) ? 0 : LARGEST_GAP;
    const found = words.slice(at, at + gap + 1).findIndex((word) => sameWord(word, wanted, exact));
    if (found < 0) return false;
    at += found + 1;
  }
  return true;
}

/** Malay and Indonesian hang these on: "pecahnya", "rusaklah". */
const SUFFIX = /(nya|lah|kah|ku|mu)$/;
const LEAST_STEM = 3;

/** The words by which a text can name an item, folded; with what Malay and Indonesian hang on, and without. */
export function namingWords(text: string): ReadonlySet<string> {
  const said = textWords(text).map(fold);
  const stems = said.map((word) => word.replace(SUFFIX, '')).filter((stem) => stem.length >= LEAST_STEM);
  return new Set([...said, ...stems]);
}

function sameWord(word: string, wanted: string, exact: boolean): boolean {
  if (word === wanted) return true;
  if (exact || isHan(wanted) || wanted.length < 4) return false;
  if (word.replace(SUFFIX, '') === wanted) return true;
  if (wanted.length < 5 || word[0] !== wanted[0]) return false;
  const limit = wanted.length >= 9 ? 2 : 1;
  return editDistance(word.slice(0, 40), wanted, limit) <= limit;
}
