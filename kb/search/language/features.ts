import { hash32 } from '../analysis/normalise.ts';

/** Buckets of the hashed features; a power of two. With five languages at one byte each the model has 320 KB. */
export const LANGUAGE_BUCKETS = 65_536;

/** Longest character n-gram. */
const LONGEST = 5;
/** Words beyond this tell nothing new about the language. */
const WORDS_READ = 60;

/**
 * The hashed features of a text's words for language identification: in-word character 1–5-grams with the word's borders,
 * and the whole words. Each feature counts once.
 */
export function languageFeatures(words: readonly string[]): Set<number> {
  const features = new Set<number>();
  for (const word of words.slice(0, WORDS_READ)) {
    const bordered = `_${word}_`;
    for (let start = 0; start < bordered.length; start++) {
      const end = Math.min(bordered.length, start + LONGEST);
      for (let stop = start + 1; stop <= end; stop++) {
        features.add(hash32(bordered.slice(start, stop)) & (LANGUAGE_BUCKETS - 1));
      }
    }
    features.add(hash32(`=${word}`) & (LANGUAGE_BUCKETS - 1));
  }
  return features;
}
