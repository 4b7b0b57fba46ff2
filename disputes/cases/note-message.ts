import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** Somebody wrote in the case: the writer is not silent, the others are told. Throws DisputeRefusal. */
export function noteMessage(deps: DisputeDeps, act: Act<'message'>): Promise<Decided> {
  return actOnDispute(deps, act);
}
