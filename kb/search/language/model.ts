import type { Locale } from '../../../protocol/locale.ts';
import { LANGUAGE_BUCKETS, languageFeatures } from './features.ts';

/** The languages that the model tells apart; Chinese is told by its characters. */
export const MODEL_LOCALES = ['en', 'ms', 'id', 'vi', 'es'] as const satisfies readonly Locale[];

export type ModelLocale = (typeof MODEL_LOCALES)[number];

/** Weights of the language model, bucket by bucket, `MODEL_LOCALES.length` bytes each. */
export interface LanguageModel {
  readonly weights: Int8Array;
  /** What one step of a weight is worth. */
  readonly scale: number;
  readonly bias: readonly number[];
}

/** Length in bytes of the weights. */
export const LANGUAGE_WEIGHTS = LANGUAGE_BUCKETS * MODEL_LOCALES.length;

/**
 * The log-probabilities (up to a common constant) of the five languages for the words of a text, in the order of
 * `MODEL_LOCALES`. Features are scaled by the square root of their number, so that a long text is surer than a short one.
 */
export function languageLogits(model: LanguageModel, words: readonly string[]): number[] {
  const logits = [...model.bias];
  const features = languageFeatures(words);
  const { weights } = model;
  const classes = MODEL_LOCALES.length;
  const sums = new Float64Array(classes);
  for (const feature of features) {
    const at = feature * classes;
    for (let k = 0; k < classes; k++) sums[k] = (sums[k] ?? 0) + (weights[at + k] ?? 0);
  }
  const norm = features.size === 0 ? 0 : model.scale / Math.sqrt(features.size);
  return logits.map((bias, k) => bias + (sums[k] ?? 0) * norm);
}

/** Turns logits into probabilities that sum to one. */
export function softmax(logits: readonly number[]): number[] {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
