import { DANGER_KINDS } from './danger.ts';
import { SAFETY_BUCKETS, type SafetyVector } from './features.ts';

/** None first, then the kinds of danger. */
export const SAFETY_CLASSES = 1 + DANGER_KINDS.length;
export const SAFETY_WEIGHTS = SAFETY_BUCKETS * SAFETY_CLASSES;

/** A multinomial logistic regression over hashed features, one byte a weight. */
export interface SafetyModel {
  /** Bucket by bucket, `SAFETY_CLASSES` each. */
  readonly weights: Int8Array | Float32Array;
  /** What one step of a weight is worth. */
  readonly scale: number;
  readonly bias: readonly number[];
}

/** The probability of each class. */
export function safetyProbabilities(model: SafetyModel, { buckets, values }: SafetyVector): number[] {
  const logits = model.bias.map(() => 0);
  for (let i = 0; i < buckets.length; i += 1) {
    const at = (buckets[i] ?? 0) * SAFETY_CLASSES;
    const value = values[i] ?? 0;
    for (let k = 0; k < SAFETY_CLASSES; k += 1) logits[k] = (logits[k] ?? 0) + value * (model.weights[at + k] ?? 0);
  }
  const scores = logits.map((logit, k) => logit * model.scale + (model.bias[k] ?? 0));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
