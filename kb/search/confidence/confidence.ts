import { type Calibrator, probabilityOf } from './calibrator.ts';

/** What turns score features into probabilities, for one kind of script and of ranking. */
export interface Calibrators {
  readonly inScope: Calibrator;
  readonly margin: Calibrator;
  /** Whether the chosen intent is what the message means; from the features of an intent. */
  readonly intent: Calibrator;
}

/** How scripts with words and Han are told apart. */
export type Script = 'latin' | 'han';

/** One point of the risk–coverage curve, measured on questions that the calibrators were not fitted on. */
export interface CurvePoint {
  readonly threshold: number;
  /** inScope: share of out-of-scope questions let through. margin: share of wrong first hits among those let through. */
  readonly risk: number;
  /** Share of questions with an answer let through. */
  readonly coverage: number;
}

export interface Confidence {
  /** By script, for BM25 alone and for BM25 fused with the classifier. */
  readonly latin: { readonly fused: Calibrators; readonly lexical: Calibrators };
  readonly han: { readonly fused: Calibrators; readonly lexical: Calibrators };
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

/** The calibrators that a question of this script is judged by. */
export function calibratorsFor(confidence: Omit<Confidence, 'curves'>, script: Script, fused: boolean): Calibrators {
  return confidence[script][fused ? 'fused' : 'lexical'];
}

/** Both confidences for the score features of a ranking. */
export function confidencesOf(calibrators: Calibrators, features: readonly number[]): Confidences {
  return {
    inScope: probabilityOf(calibrators.inScope, features),
    margin: probabilityOf(calibrators.margin, features),
  };
}

/** The lowest threshold of a curve whose risk is no higher than allowed; its last one where none is. */
export function thresholdFor(curve: readonly CurvePoint[], risk: number): number {
  return (curve.find((point) => point.risk <= risk) ?? curve.at(-1))?.threshold ?? 1;
}
