import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';
import type { Decided } from './state-machine.ts';

/** A mediator rules; above the profile's limit a second one confirms or declines. Throws DisputeRefusal. */
export function rule(deps: DisputeDeps, act: Act<'rule' | 'confirm-ruling' | 'decline-ruling'>): Promise<Decided> {
  return actOnDispute(deps, act);
}
