import type { FeatureBlocks } from './features.ts';
import { type ClassifierModel, type SparseVector, toVector } from './model.ts';

/** One text of a class, as its features. */
export interface TrainingExample {
  readonly features: FeatureBlocks;
  readonly label: number;
  /** How far it moves the weights; 1 where it is left out. */
  readonly worth?: number;
}

export interface TrainingSettings {
  readonly epochs: number;
  readonly rate: number;
  /**
   * What AdaGrad's sums of squares start from. Near zero, every weight's first step would be a whole `rate` whatever
   * its gradient, and rare features would count as much as telling ones: measured, that costs 2–5 points of accuracy.
   */
  readonly caution: number;
}

/** Tuned on folds of the train splits. */
const TRAINING: TrainingSettings = { epochs: 10, rate: 1.5, caution: 0.3 };

/** Errors smaller than this move no weight: after the first epoch most classes are out of the question for most texts. */
const NEGLIGIBLE = 1e-3;

/** A deterministic order that differs from epoch to epoch: steps of a stride without common divisor. */
function* order(length: number, epoch: number): Generator<number> {
  const coprime = (stride: number): number => {
    let a = stride;
    let b = length;
    while (b !== 0) [a, b] = [b, a % b];
    return a;
  };
  let stride = Math.floor(length * (0.38 + 0.031 * epoch)) + 1;
  while (coprime(stride) !== 1) stride++;
  for (let i = 0, at = epoch % length; i < length; i++, at = (at + stride) % length) yield at;
}

/** Trains by AdaGrad, one example at a time. The same examples give the same model. */
export function trainModel(
  examples: readonly TrainingExample[],
  classes: number,
  settings: TrainingSettings = TRAINING,
): ClassifierModel {
  const frequency = new Map<number, number>();
  for (const { features } of examples) {
    for (const block of features) for (const key of block.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  }
  const keys = Uint32Array.from(frequency.keys()).sort();
  const idfOf = (df: number): number => Math.log((1 + examples.length) / (1 + df)) + 1;
  const idf = Float32Array.from(keys, (key) => idfOf(frequency.get(key) ?? 0));
  const strangerIdf = idfOf(0);
  const vectors = examples.map(({ features }) => toVector(features, keys, idf, strangerIdf));
  const lessons = examples.map(({ label, worth = 1 }) => ({ label, worth }));
  return { classes, keys, idf, strangerIdf, ...descend(vectors, lessons, keys.length, classes, settings) };
}

function descend(
  vectors: readonly SparseVector[],
  lessons: readonly Required<Omit<TrainingExample, 'features'>>[],
  features: number,
  classes: number,
  { epochs, rate, caution }: TrainingSettings,
): { weights: Float32Array; bias: Float32Array } {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(caution);
  const bias = new Float32Array(classes);
  const p = new Float32Array(classes);
  const active = new Uint32Array(classes);
  for (let epoch = 0; epoch < epochs && vectors.length > 0; epoch++) {
    for (const example of order(vectors.length, epoch)) {
      const vector = vectors[example];
      const lesson = lessons[example];
      if (vector === undefined || lesson === undefined) continue;
      const { features: at, values } = vector;
      p.set(bias);
      for (let i = 0; i < at.length; i++) {
        const row = (at[i] ?? 0) * classes;
        const value = values[i] ?? 0;
        for (let k = 0; k < classes; k++) p[k] = (p[k] ?? 0) + value * (weights[row + k] ?? 0);
      }
      toErrors(p, lesson);
      let moved = 0;
      for (let k = 0; k < classes; k++) {
        const error = p[k] ?? 0;
        if (error < NEGLIGIBLE && error > -NEGLIGIBLE) continue;
        bias[k] = (bias[k] ?? 0) - 0.01 * rate * error;
        active[moved++] = k;
      }
      for (let i = 0; i < at.length; i++) {
        const row = (at[i] ?? 0) * classes;
        const value = values[i] ?? 0;
        for (let j = 0; j < moved; j++) {
          const k = active[j] ?? 0;
          const cell = row + k;
          const gradient = (p[k] ?? 0) * value;
          const square = (squares[cell] ?? 0) + gradient * gradient;
          squares[cell] = square;
          weights[cell] = (weights[cell] ?? 0) - (rate * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return { weights, bias };
}

/** Logits to probabilities less the truth, in place, as far as the example counts. */
function toErrors(p: Float32Array, { label, worth }: { readonly label: number; readonly worth: number }): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of p) if (logit > highest) highest = logit;
  let sum = 0;
  for (let k = 0; k < p.length; k++) {
    const power = Math.exp((p[k] ?? 0) - highest);
    p[k] = power;
    sum += power;
  }
  for (let k = 0; k < p.length; k++) p[k] = worth * ((p[k] ?? 0) / sum - (k === label ? 1 : 0));
}
