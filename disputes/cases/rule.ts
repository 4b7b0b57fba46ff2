import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** A mediator rules; above the profile's limit a second one confirms or declines. Throws DisputeRefusal. */
export function rule(deps: DisputeDeps, act: Act<'rule' | 'confirm-ruling' | 'decline-ruling'>): Promise<Decided> {
  return actOnDispute(deps, act);
}
