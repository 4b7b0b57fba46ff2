import { type Curves, thresholdFor } from './confidence/confidence.ts';
import type { Decision } from './types.ts';

/**
 * What may go wrong, as shares; the thresholds follow from the stored risk–coverage curves. Articles to choose from cost
 * a shopper no more than being asked to say it again, so that far more of them may be beside the point than of answers.
 */
const RISKS = {
  /** Far out-of-scope questions that get an answer. */
  answered: 0.05,
  /** Far out-of-scope questions that get articles to choose from. */
  offered: 0.45,
  /** Wrong articles among straight answers. */
  wrong: 0.15,
};

/** As much of the questions with an answer keeps its articles: where a curve is good, fewer strangers' questions are offered any. */
const KEPT = 0.97;

/** Below this share of the clarifying threshold there is nothing to ask back about. */
const DECLINE_SHARE = 0.25;

/** From which confidences on which decision is taken. */
export interface Thresholds {
  readonly answer: number;
  readonly offer: number;
  readonly decline: number;
  readonly margin: number;
}

/** The thresholds that keep the risks on the curves. */
export function thresholdsOf(curves: Curves): Thresholds {
  const keeping = curves.inScope.filter(({ coverage }) => coverage >= KEPT).map(({ threshold }) => threshold);
  const offer = Math.max(thresholdFor(curves.inScope, RISKS.offered), ...keeping);
  return {
    answer: thresholdFor(curves.inScope, RISKS.answered),
    offer,
    decline: offer * DECLINE_SHARE,
    margin: thresholdFor(curves.margin, RISKS.wrong),
  };
}

/** Both sure → answer; in scope but unsure which → choose; hardly in scope → clarify; nothing like it → decline. */
export function decide(thresholds: Thresholds, inScope: number, margin: number, hits: number): Decision {
  if (hits === 0 || inScope < thresholds.decline) return 'decline';
  if (inScope < thresholds.offer) return 'clarify';
  return inScope >= thresholds.answer && margin >= thresholds.margin ? 'answer' : 'choose';
}
