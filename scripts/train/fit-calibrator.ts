import { type Calibrator, expand } from '../../kb/search/confidence/calibrator.ts';

/** One question: its score features, whether the answer is yes, and how much the example counts. */
export interface CalibrationExample {
  readonly features: readonly number[];
  readonly yes: boolean;
  readonly weight: number;
}

const STEPS = 300;
const RATE = 0.05;
const PENALTY = 1e-3;

/** Fits by full-batch Adam: a few hundred weights, convex, no randomness. */
export function fitCalibrator(examples: readonly CalibrationExample[]): Calibrator {
  const width = examples[0]?.features.length ?? 0;
  const mean = Array.from({ length: width }, (_, i) => average(examples.map((example) => example.features[i] ?? 0)));
  const deviation = mean.map((m, i) =>
    Math.sqrt(average(examples.map((example) => ((example.features[i] ?? 0) - m) ** 2))),
  );
  const rows = examples.map((example) => Float32Array.from(expand(example.features, mean, deviation)));
  const size = rows[0]?.length ?? 0;
  const weights = new Float64Array(size);
  const momentum = new Float64Array(size);
  const square = new Float64Array(size);
  const total = examples.reduce((sum, example) => sum + example.weight, 0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(size);
    rows.forEach((row, r) => {
      let logit = 0;
      for (let i = 0; i < size; i++) logit += (row[i] ?? 0) * (weights[i] ?? 0);
      const example = examples[r];
      const error = ((1 / (1 + Math.exp(-logit)) - (example?.yes ? 1 : 0)) * (example?.weight ?? 0)) / total;
      for (let i = 0; i < size; i++) gradient[i] = (gradient[i] ?? 0) + error * (row[i] ?? 0);
    });
    for (let i = 0; i < size; i++) {
      const g = (gradient[i] ?? 0) + (i === size - 1 ? 0 : PENALTY * (weights[i] ?? 0));
      momentum[i] = 0.9 * (momentum[i] ?? 0) + 0.1 * g;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
      const m = (momentum[i] ?? 0) / (1 - 0.9 ** step);
      const v = (square[i] ?? 0) / (1 - 0.999 ** step);
      weights[i] = (weights[i] ?? 0) - (RATE * m) / (Math.sqrt(v) + 1e-8);
    }
  }
  const round = (value: number): number => Number(value.toPrecision(6));
  return { mean: mean.map(round), deviation: deviation.map(round), weights: [...weights].map(round) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
