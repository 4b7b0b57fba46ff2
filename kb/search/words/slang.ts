import { splitWords } from '../analysis/analyse.ts';
import { type PhraseTable, phraseAt, phraseTable } from './phrase-table.ts';

/** Chat spellings and what they stand for, as an operator edits them: `"brg": "barang"`, `"ko": "không"`. */
export type Slang = Readonly<Record<string, string>>;

/** A slang map made ready: normalised words → the words that take their place. */
export type SlangMap = PhraseTable<readonly string[]>;

export interface Expansion {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Prepares slang maps; a later one overrides an earlier one. */
export function compileSlang(...maps: readonly Slang[]): SlangMap {
  return phraseTable(
    maps
      .flatMap((map) => Object.entries(map))
      .map(([informal, standard]) => [splitWords(informal), splitWords(standard)] as const)
      .filter(([informal, standard]) => informal.length > 0 && standard.length > 0),
  );
}

/**
 * Replaces chat spellings that the articles do not use themselves: where they are known, a phrasing already has the words
 * as they are typed, and matching that is better than translating it. `tell` hears of each replacement.
 */
export function expandSlang(
  words: readonly string[],
  slang: SlangMap,
  isKnown: (words: readonly string[]) => boolean,
  tell?: (expansion: Expansion) => void,
): readonly string[] {
  if (!words.some((word) => slang.has(word))) return words;
  const meant: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = phraseAt(slang, words, at);
    if (found === undefined || isKnown(found.words)) {
      meant.push(words[at] ?? '');
      at += 1;
      continue;
    }
    tell?.({ from: found.words, to: found.value });
    meant.push(...found.value);
    at += found.words.length;
  }
  return meant;
}
