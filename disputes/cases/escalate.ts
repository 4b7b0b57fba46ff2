import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** A party calls the platform: by the time that unlocks it, by making the case formal, or by asking for a refund. Throws DisputeRefusal. */
export function escalate(deps: DisputeDeps, act: Act<'escalate' | 'make-formal' | 'ask-refund'>): Promise<Decided> {
  return actOnDispute(deps, act);
}
