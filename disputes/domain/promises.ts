import type { DisputeCase } from './case.ts';
import { lineIdsOf, linesOf } from './case-money.ts';
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

/** Whether an outcome goes against the promise, so that it has to be said why the promise does not hold here. */
export function breaksPromise(promised: Promised | undefined, kind: SolutionKind): boolean {
  const { pays } = SOLUTIONS[kind];
  if (promised === 'authenticity') return pays !== 'buyer';
  return promised === 'proof-of-delivery' && pays !== 'seller';
}

/** Whether it goes against the promise that an outcome for the buyer leaves items out. */
export const coversEachItem = (promised: Promised | undefined): boolean => promised === 'authenticity';

function breaks(promised: Promised, row: DisputeCase, { kind, items }: Terms): boolean {
  const left = items !== undefined && lineIdsOf(row).some((each) => !items.includes(each));
  return breaksPromise(promised, kind) || (left && coversEachItem(promised));
}

/** A decision against a promise needs an answer to it; any other has none. */
export function promiseFault(row: DisputeCase, profile: Profile, terms: Terms, answer = ''): Refused | undefined {
  const promised = promiseIn(row, profile);
  if (promised === undefined || !breaks(promised, row, terms) || answer.trim() !== '') return undefined;
  return refuse('promise_unanswered', { promise: promised });
}
