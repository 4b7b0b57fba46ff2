import type { DangerVector } from '../../kb/danger/features.ts';
import { DANGER_CLASSES, DANGER_WEIGHTS, type DangerModel } from '../../kb/danger/model.ts';
import { shuffle } from './random.ts';

export interface DangerExample {
  readonly vector: DangerVector;
  /** 0 for none, then the kinds in their order. */
  readonly label: number;
  /** How much it counts beside the others. */
  readonly weight: number;
}

export interface DangerSettings {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

const DANGER_SETTINGS: DangerSettings = { epochs: 4, rate: 0.35, decay: 1e-6 };

/** Multinomial logistic regression by AdaGrad, one example at a time. */
export function trainDanger(
  examples: readonly DangerExample[],
  random: () => number,
  { epochs, rate, decay }: DangerSettings = DANGER_SETTINGS,
): DangerModel {
  const weights = new Float32Array(DANGER_WEIGHTS);
  const squares = new Float32Array(DANGER_WEIGHTS).fill(0.02);
  const bias = new Float64Array(DANGER_CLASSES);
  const p = new Float64Array(DANGER_CLASSES);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { vector, label, weight } of shuffle([...examples], random)) {
      const { buckets, values } = vector;
      p.set(bias);
      for (let i = 0; i < buckets.length; i += 1) {
        const at = (buckets[i] ?? 0) * DANGER_CLASSES;
        for (let k = 0; k < DANGER_CLASSES; k += 1) p[k] = (p[k] ?? 0) + (values[i] ?? 0) * (weights[at + k] ?? 0);
      }
      const highest = Math.max(...p);
      let sum = 0;
      for (let k = 0; k < DANGER_CLASSES; k += 1) {
        p[k] = Math.exp((p[k] ?? 0) - highest);
        sum += p[k] ?? 0;
      }
      for (let k = 0; k < DANGER_CLASSES; k += 1) p[k] = weight * ((p[k] ?? 0) / sum - (k === label ? 1 : 0));
      for (let k = 0; k < DANGER_CLASSES; k += 1) bias[k] = (bias[k] ?? 0) - 0.002 * (p[k] ?? 0);
      for (let i = 0; i < buckets.length; i += 1) {
        const row = (buckets[i] ?? 0) * DANGER_CLASSES;
        for (let k = 0; k < DANGER_CLASSES; k += 1) {
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
export function quantise(model: DangerModel): DangerModel {
  const sizes = Float32Array.from(model.weights, Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127;
  const weights = Int8Array.from(model.weights, (w) => Math.max(-127, Math.min(127, Math.round(w / scale))));
  return { weights, scale, bias: model.bias };
}
