import { DANGER_KINDS } from './danger.ts';
import { DANGER_BUCKETS, type DangerVector } from './features.ts';

/** None first, then the kinds of danger. */
export const DANGER_CLASSES = 1 + DANGER_KINDS.length;
export const DANGER_WEIGHTS = DANGER_BUCKETS * DANGER_CLASSES;

/** A multinomial logistic regression over hashed features, one byte a weight. */
export interface DangerModel {
  /** Bucket by bucket, `DANGER_CLASSES` each. */
  readonly weights: Int8Array | Float32Array;
  /** What one step of a weight is worth. */
  readonly scale: number;
  readonly bias: readonly number[];
}

/** The probability of each class. */
export function dangerProbabilities(model: DangerModel, { buckets, values }: DangerVector): number[] {
  const logits = model.bias.map(() => 0);
  for (let i = 0; i < buckets.length; i += 1) {
    const at = (buckets[i] ?? 0) * DANGER_CLASSES;
    const value = values[i] ?? 0;
    for (let k = 0; k < DANGER_CLASSES; k += 1) logits[k] = (logits[k] ?? 0) + value * (model.weights[at + k] ?? 0);
  }
  const scores = logits.map((logit, k) => logit * model.scale + (model.bias[k] ?? 0));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
