import { type AnalysisLanguage, analyseWords } from '../analysis/analyse.ts';
import { fold, hash32, isHan } from '../analysis/normalise.ts';

/** The kinds of features. Each kind makes a vector of length one of its own, so that the many n-grams cannot drown the few words. */
const FEATURE_BLOCKS = ['stem', 'folded', 'pair', 'skip', 'gram'] as const;

/** What each kind weighs beside the others, in the order of `FEATURE_BLOCKS`. Tuned on folds of the train splits. */
export const BLOCK_WEIGHTS: readonly number[] = [1, 0.5, 0.6, 0.4, 0.8];

/** The features of a text, kind by kind: hash → how often. */
export type FeatureBlocks = readonly ReadonlyMap<number, number>[];

const SHORTEST_GRAM = 1;
const LONGEST_GRAM = 4;

/** Stands before the first and after the last word in pairs. */
const BORDER = hash32('|');

/** A cheap mix of two 32-bit hashes for pairs of words. */
function mix(first: number, second: number, salt: number): number {
  let hash = Math.imul(first ^ salt, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0xc2b2ae35) >>> 0;
}

/**
 * The features of a question for the classifier: stems, pairs (with the borders of the text), pairs with one word between,
 * and in-word character 1–4-grams with the word's borders (across characters in Chinese). Keys are 32-bit hashes.
 */
export function classifierFeatures(words: readonly string[], language: AnalysisLanguage): FeatureBlocks {
  const blocks = FEATURE_BLOCKS.map(() => new Map<number, number>());
  const add = (block: number, key: number): void => {
    const counts = blocks[block];
    counts?.set(key, (counts.get(key) ?? 0) + 1);
  };
  const analysis = analyseWords(words, language);
  const stems = analysis.stems.map((stem) => hash32(`s${stem}`));
  for (const stem of stems) add(0, stem);
  const folded = analysis.folded.map((syllable) => hash32(`f${syllable}`));
  for (const syllable of folded) add(1, syllable);
  const paired = [BORDER, ...(folded.length > 0 ? folded : stems), BORDER];
  for (let i = 1; i < paired.length; i++) {
    add(2, mix(paired[i - 1] ?? 0, paired[i] ?? 0, 1));
    if (i > 2 && i < paired.length - 1) add(3, mix(paired[i - 2] ?? 0, paired[i] ?? 0, 2));
  }
  for (const run of runsOf(words)) {
    for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++) {
      for (let i = 0; i + size <= run.length; i++) add(4, hash32(`c${run.slice(i, i + size)}`));
    }
  }
  return blocks;
}

/** Words with their borders for the n-grams; neighbouring Han characters make one run. */
function runsOf(words: readonly string[]): string[] {
  const runs: string[] = [];
  let han = '';
  for (const word of words) {
    if (isHan(word)) {
      han += word;
      continue;
    }
    if (han !== '') runs.push(`_${han}_`);
    han = '';
    runs.push(`_${fold(word)}_`);
  }
  if (han !== '') runs.push(`_${han}_`);
  return runs;
}
