import type { SafetyVector } from '../../kb/safety/features.ts';
import { SAFETY_CLASSES, SAFETY_WEIGHTS, type SafetyModel } from '../../kb/safety/model.ts';
import { shuffle } from './random.ts';

export interface SafetyExample {
  readonly vector: SafetyVector;
  /** 0 for none, then the kinds in their order. */
  readonly label: number;
  /** How much it counts beside the others. */
  readonly weight: number;
}

export interface SafetySettings {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

const SAFETY_SETTINGS: SafetySettings = { epochs: 4, rate: 0.35, decay: 1e-6 };

/** Multinomial logistic regression by AdaGrad, one example at a time. */
export function trainSafety(
  examples: readonly SafetyExample[],
  random: () => number,
  { epochs, rate, decay }: SafetySettings = SAFETY_SETTINGS,
): SafetyModel {
  const weights = new Float32Array(SAFETY_WEIGHTS);
  const squares = new Float32Array(SAFETY_WEIGHTS).fill(0.02);
  const bias = new Float64Array(SAFETY_CLASSES);
  const p = new Float64Array(SAFETY_CLASSES);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { vector, label, weight } of shuffle([...examples], random)) {
      const { buckets, values } = vector;
      p.set(bias);
      for (let i = 0; i < buckets.length; i += 1) {
        const at = (buckets[i] ?? 0) * SAFETY_CLASSES;
        for (let k = 0; k < SAFETY_CLASSES; k += 1) p[k] = (p[k] ?? 0) + (values[i] ?? 0) * (weights[at + k] ?? 0);
      }
      const highest = Math.max(...p);
      let sum = 0;
      for (let k = 0; k < SAFETY_CLASSES; k += 1) {
        p[k] = Math.exp((p[k] ?? 0) - highest);
        sum += p[k] ?? 0;
      }
      for (let k = 0; k < SAFETY_CLASSES; k += 1) p[k] = weight * ((p[k] ?? 0) / sum - (k === label ? 1 : 0));
      for (let k = 0; k < SAFETY_CLASSES; k += 1) bias[k] = (bias[k] ?? 0) - 0.002 * (p[k] ?? 0);
      for (let i = 0; i < buckets.length; i += 1) {
        const row = (buckets[i] ?? 0) * SAFETY_CLASSES;
        for (let k = 0; k < SAFETY_CLASSES; k += 1) {
          const at = row + k;
          const gradient = (values[i] ?? 0) * (p[k] ?? 0) + decay * (weights[at] ?? 0);
          const square = (squares[at] ?? 0) + gradient * gradient;
          squares[at] = square;
          weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return { weights, scale: 1, bias: [...bias] };
}

/** One byte a weight: clipped at the 99.95th percentile of the sizes of those that are not nothing. */
export function quantise(model: SafetyModel): SafetyModel {
  const sizes = Float32Array.from(model.weights, Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127;
  const weights = Int8Array.from(model.weights, (w) => Math.max(-127, Math.min(127, Math.round(w / scale))));
  return { weights, scale, bias: model.bias };
}
