import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** A party accepts an offer, or contests it; contesting an offer is not appealing a ruling. Throws DisputeRefusal. */
export function answerOffer(
  deps: DisputeDeps,
  act: Act<'accept-offer' | 'contest-offer' | 'reject'>,
): Promise<Decided> {
  return actOnDispute(deps, act);
}
