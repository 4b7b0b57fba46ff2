import { fold, isHan } from '../../kb/search/analysis/normalise.ts';
import { editDistance } from '../../kb/search/words/edit-distance.ts';
import { textWords } from '../entities/match.ts';

/** What people put before a button's words ("the first one") without meaning anything else. */
const BEFORE = new Set('the a an el la los las lo un una yang si 请'.split(' '));
/** Politeness and particles behind them. */
const AFTER = new Set('please pls plz lah la dong deh ya ye nhe nha voi por favor 吧 啊 啦 喔 哦'.split(' '));

/** A text in the form in which it is compared with titles: no case, accents, punctuation, articles, politeness. */
export function comparable(text: string): readonly string[] {
  const words = textWords(text).map(fold);
  let from = 0;
  let to = words.length;
  while (to - from > 1 && BEFORE.has(words[from] ?? '')) from += 1;
  while (to - from > 1 && AFTER.has(words[to - 1] ?? '')) to -= 1;
  return words.slice(from, to);
}

export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.join('') === b.join('');
}

/** Equal but for a slip of the finger. Each word for itself: a word more or less ("not") may turn the sense round. */
export function isNearly(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((word, index) => isSlip(word, b[index] ?? ''));
}

function isSlip(word: string, meant: string): boolean {
  if (word === meant) return true;
  if (isHan(meant) || meant.length < 5 || word[0] !== meant[0] || /\d/.test(word + meant)) return false;
  const limit = meant.length >= 9 ? 2 : 1;
  return editDistance(word, meant, limit) <= limit;
}
