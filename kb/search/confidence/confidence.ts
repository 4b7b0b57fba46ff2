import { type Calibrator, probabilityOf } from './calibrator.ts';

/** The two confidences, for one kind of script and of ranking. */
export interface ConfidencePair {
  readonly inScope: Calibrator;
  readonly margin: Calibrator;
}

/** One point of the risk–coverage curve, measured on questions that the calibrators were not fitted on. */
export interface CurvePoint {
  readonly threshold: number;
  /** inScope: share of out-of-scope questions let through. margin: share of wrong first hits among those let through. */
  readonly risk: number;
  /** Share of in-scope questions let through. */
  readonly coverage: number;
}

export interface Confidence {
  /** Scripts with words and with BM25 alone or fused with the classifier. */
  readonly latin: { readonly fused: ConfidencePair; readonly lexical: ConfidencePair };
  readonly han: { readonly fused: ConfidencePair; readonly lexical: ConfidencePair };
  /** By analysis language, as languages differ in how much of a question's words a help center knows. */
  readonly curves: Readonly<Record<string, Curves>>;
}

export interface Curves {
  readonly inScope: readonly CurvePoint[];
  readonly margin: readonly CurvePoint[];
}

export interface Confidences {
  readonly inScope: number;
  readonly margin: number;
}

/** Both confidences for the score features of a ranking. */
export function confidencesOf(
  confidence: Confidence,
  script: 'latin' | 'han',
  fused: boolean,
  features: readonly number[],
): Confidences {
  const pair = confidence[script][fused ? 'fused' : 'lexical'];
  return { inScope: probabilityOf(pair.inScope, features), margin: probabilityOf(pair.margin, features) };
}

/** The lowest threshold of a curve whose risk is no higher than allowed; its last one where none is. */
export function thresholdFor(curve: readonly CurvePoint[], risk: number): number {
  return (curve.find((point) => point.risk <= risk) ?? curve.at(-1))?.threshold ?? 1;
}
