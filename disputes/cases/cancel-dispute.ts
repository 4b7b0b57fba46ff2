import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** The claimant withdraws before a ruling; the money is no longer held. Throws DisputeRefusal. */
export function cancelDispute(deps: DisputeDeps, act: Act<'cancel'>): Promise<Decided> {
  return actOnDispute(deps, act);
}
