import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** Another reviewer decides an appeal. Throws DisputeRefusal. */
export function reviewAppeal(deps: DisputeDeps, act: Act<'claim' | 'uphold' | 'overturn'>): Promise<Decided> {
  return actOnDispute(deps, act);
}
