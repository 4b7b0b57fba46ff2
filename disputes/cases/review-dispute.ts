import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** A mediator takes, gives back, asks, proposes, or has the courier look. Throws DisputeRefusal. */
export function reviewDispute(
  deps: DisputeDeps,
  act: Act<'claim' | 'release' | 'request-info' | 'propose' | 'courier-check' | 'courier-result' | 'legal-hold'>,
): Promise<Decided> {
  return actOnDispute(deps, act);
}
