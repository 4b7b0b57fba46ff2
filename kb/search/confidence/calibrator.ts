/** A logistic regression over standardised score features and their squares. */
export interface Calibrator {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** One weight for each feature, one for each square, the constant last. */
  readonly weights: readonly number[];
}

/** Features this many deviations away are cut off: a calibrator must not extrapolate. */
const CLIP = 3;

/**
 * Standardised features, their squares and the constant. Products of two features were tried too: better on the
 * training questions, 1–2 points of AUROC worse on others.
 */
export function expand(features: readonly number[], mean: readonly number[], deviation: readonly number[]): number[] {
  const standard = features.map((value, i) => {
    const scaled = (value - (mean[i] ?? 0)) / (deviation[i] || 1);
    return Number.isFinite(scaled) ? Math.max(-CLIP, Math.min(CLIP, scaled)) : 0;
  });
  return [...standard, ...standard.map((value) => (value * value) / CLIP), 1];
}

/** The probability (0–1) that the calibrator gives to score features. */
export function probabilityOf(calibrator: Calibrator, features: readonly number[]): number {
  const expanded = expand(features, calibrator.mean, calibrator.deviation);
  let logit = 0;
  for (let i = 0; i < expanded.length; i++) logit += (expanded[i] ?? 0) * (calibrator.weights[i] ?? 0);
  return 1 / (1 + Math.exp(-logit));
}
