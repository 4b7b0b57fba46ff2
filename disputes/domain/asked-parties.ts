import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase, InfoRequest } from './case.ts';
import type { PartyRole } from './roles.ts';

const PARTIES: readonly PartyRole[] = ['buyer', 'seller'];

/** The questions of the platform that wait for somebody. */
export function openRequests({ state, requests }: Pick<DisputeCase, 'state' | 'requests'>): readonly InfoRequest[] {
  return state === 'info-requested' ? requests.filter(waits) : [];
}

/** Who of the parties is asked something and has not answered it. */
export function askedParties(row: Pick<DisputeCase, 'state' | 'requests'>): readonly PartyRole[] {
  const open = openRequests(row);
  return PARTIES.filter((party) => open.some((request) => isAskedBy(request, party)));
}

/** Since when a party has been asked something that it has not answered; undefined where nothing is asked of it. */
export function askedSince(row: Pick<DisputeCase, 'state' | 'requests'>, party: PartyRole): Instant | undefined {
  return openRequests(row).find((request) => isAskedBy(request, party))?.at;
}

export function waits({ to, answeredBy, ended }: InfoRequest): boolean {
  return ended === null && to.some((party) => !answeredBy.includes(party));
}

export function isAskedBy({ to, answeredBy }: InfoRequest, party: PartyRole): boolean {
  return to.includes(party) && !answeredBy.includes(party);
}
