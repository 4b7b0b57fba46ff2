import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';
import type { Decided } from './state-machine.ts';

/** Another reviewer decides an appeal. Throws DisputeRefusal. */
export function reviewAppeal(deps: DisputeDeps, act: Act<'claim' | 'uphold' | 'overturn'>): Promise<Decided> {
  return actOnDispute(deps, act);
}
