import { normalise, wordsOf } from '../analysis/normalise.ts';

/** Chat spellings and what they stand for, as an operator edits them: `"brg": "barang"`, `"ko": "không"`. */
export type Slang = Readonly<Record<string, string>>;

/** A slang map made ready: normalised word → the words that take its place. */
export type SlangMap = ReadonlyMap<string, readonly string[]>;

/** Prepares slang maps; a later one overrides an earlier one. Entries of several words are left out: lookup is word by word. */
export function compileSlang(...maps: readonly Slang[]): SlangMap {
  const compiled = new Map<string, readonly string[]>();
  for (const map of maps) {
    for (const [informal, standard] of Object.entries(map)) {
      const [word, ...rest] = wordsOf(normalise(informal));
      const meant = wordsOf(normalise(standard));
      if (word !== undefined && rest.length === 0 && meant.length > 0) compiled.set(word, meant);
    }
  }
  return compiled;
}

/**
 * Replaces chat spellings that the articles do not use themselves: where `isKnown`, a phrasing already has the word
 * as it is typed, and matching that is better than translating it.
 */
export function expandSlang(
  words: readonly string[],
  slang: SlangMap,
  isKnown: (word: string) => boolean,
): readonly string[] {
  if (!words.some((word) => slang.has(word))) return words;
  return words.flatMap((word) => (isKnown(word) ? [word] : (slang.get(word) ?? [word])));
}
