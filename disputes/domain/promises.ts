import type { DisputeCase } from './case.ts';
import { linesOf } from './case-money.ts';
import { type Profile, type Reason, reasonNamed } from './profile/profile-schema.ts';
import { type Refused, refuse } from './refusal.ts';
import { SOLUTIONS, type SolutionKind, type Terms } from './solutions.ts';

export type Promised = NonNullable<Reason['protection']>;

/** What the marketplace has promised where somebody complains for this reason; proof of delivery only where it is held. */
export function promiseIn(row: DisputeCase, profile: Profile): Promised | undefined {
  const promised = reasonNamed(profile, row.claim?.reason ?? '')?.protection;
  // What is not proven of one item is not proven of the case.
  const proven = linesOf(row).every((line) => line.proofOfDelivery);
  return promised === 'proof-of-delivery' && !proven ? undefined : promised;
}

/** Whether a decision goes against the promise, so that it has to be said why the promise does not hold here. */
export function breaksPromise(promised: Promised | undefined, kind: SolutionKind): boolean {
  const { pays } = SOLUTIONS[kind];
  if (promised === 'authenticity') return pays !== 'buyer';
  return promised === 'proof-of-delivery' && pays !== 'seller';
}

/** A decision against a promise needs an answer to it; any other has none. */
export function promiseFault(row: DisputeCase, profile: Profile, terms: Terms, answer = ''): Refused | undefined {
  const promised = promiseIn(row, profile);
  if (promised === undefined || !breaksPromise(promised, terms.kind) || answer.trim() !== '') return undefined;
  return refuse('promise_unanswered', { promise: promised });
}
