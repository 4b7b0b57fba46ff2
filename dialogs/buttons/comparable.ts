import { fold, isHan } from '../../kb/search/analysis/normalise.ts';
import { editDistance } from '../../kb/search/words/edit-distance.ts';
import { textWords } from '../entities/match.ts';

/** What people put before a button's words ("the first one") without meaning anything else. */
const BEFORE = new Set('the a an el la los las lo un una yang si 请'.split(' '));
/** Politeness and particles behind them. */
const AFTER = new Set('please pls plz lah la dong deh ya ye nhe nha voi por favor 吧 啊 啦 喔 哦'.split(' '));

/** A word in the form in which it is compared with titles. */
export interface Comparable {
  /** Without accents. */
  readonly folded: string;
  /** With them; the tone of a Vietnamese syllable is written over either of two vowels, and stands at its end here. */
  readonly marked: string;
}

/** What Vietnamese writes over a vowel for the tone: grave, acute, tilde, hook, dot. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** A text in the form in which it is compared with titles: no case, punctuation, articles, politeness. */
export function comparable(text: string): readonly Comparable[] {
  const written = textWords(text);
  const words = written.map(fold);
  let from = 0;
  let to = words.length;
  while (to - from > 1 && BEFORE.has(words[from] ?? '')) from += 1;
  while (to - from > 1 && AFTER.has(words[to - 1] ?? '')) to -= 1;
  return words.slice(from, to).map((folded, index) => ({ folded, marked: toneLast(written[from + index] ?? folded) }));
}

function toneLast(word: string): string {
  const parts = word.normalize('NFD');
  return parts.replace(TONES, '') + (parts.match(TONES)?.join('') ?? '');
}

export function isSame(a: readonly Comparable[], b: readonly Comparable[]): boolean {
  const joined = (words: readonly Comparable[]) => words.map(({ folded }) => folded).join('');
  if (a.length === 0 || joined(a) !== joined(b)) return false;
  return a.length !== b.length || a.every((word, index) => !isOtherWord(word, b[index]));
}

/** Who leaves all accents out may mean either; with others it is another word: "đúng" (right) is not "dừng" (stop). */
function isOtherWord(a: Comparable, b: Comparable | undefined): boolean {
  const written = ({ folded, marked }: Comparable) => folded !== marked;
  return b !== undefined && written(a) && written(b) && a.marked !== b.marked;
}

/** Equal but for a slip of the finger. Each word for itself: a word more or less ("not") may turn the sense round. */
export function isNearly(a: readonly Comparable[], b: readonly Comparable[]): boolean {
  return (
    a.length > 0 &&
    a.length === b.length &&
    a.every((word, index) => !isOtherWord(word, b[index]) && isSlip(word.folded, b[index]?.folded ?? ''))
  );
}

function isSlip(word: string, meant: string): boolean {
  if (word === meant) return true;
  if (isHan(meant) || meant.length < 5 || word[0] !== meant[0] || /\d/.test(word + meant)) return false;
  const limit = meant.length >= 9 ? 2 : 1;
  return editDistance(word, meant, limit) <= limit;
}

/** A text by which equal titles are found: what is compared of it, without accents. */
export function foldedText(text: string): string {
  return comparable(text)
    .map(({ folded }) => folded)
    .join(' ');
}
