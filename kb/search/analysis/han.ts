import { Converter } from 'opencc-js/t2cn';
import { isHan } from './normalise.ts';

const ANY_HAN = /\p{Script=Han}/u;
const toSimplified = Converter({ from: 'tw', to: 'cn' });

/**
 * Traditional to Simplified, phrases included; Simplified text passes unchanged. Both the articles and the questions
 * go through it, so that either script finds either: Traditional → Simplified loses distinctions but never has to guess.
 */
export function foldHan(normalised: string): string {
  // The converter walks through every character; most texts have none that it could change.
  return ANY_HAN.test(normalised) ? toSimplified(normalised) : normalised;
}

/** Share of Han characters among the words of a text. */
export function hanShare(words: readonly string[]): number {
  if (words.length === 0) return 0;
  let han = 0;
  for (const word of words) if (isHan(word)) han++;
  return han / words.length;
}
