import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** The respondent answers the claim (or the claimant confirms an `agreed`, or the seller gives in). Throws DisputeRefusal. */
export function answerDispute(
  deps: DisputeDeps,
  act: Act<'approve' | 'reject' | 'agreed' | 'confirm-agreed' | 'failed' | 'full-refund' | 'accept-loss'>,
): Promise<Decided> {
  return actOnDispute(deps, act);
}
