import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** A party proposes a solution, or another one instead of the other side's. Throws DisputeRefusal. */
export function makeOffer(deps: DisputeDeps, act: Act<'offer' | 'counter'>): Promise<Decided> {
  return actOnDispute(deps, act);
}
