import type { DisputeView } from '../../protocol/disputes.ts';

/** The questions of the platform that still wait for somebody: for a party, for themselves. */
export function openQuestions({
  state,
  role,
  requests,
}: Pick<DisputeView, 'state' | 'role' | 'requests'>): DisputeView['requests'] {
  if (state !== 'info-requested') return [];
  const party = role === 'buyer' || role === 'seller' ? role : undefined;
  return requests.filter(({ to, answeredBy, ended }) => {
    const awaited = to.filter((side) => !answeredBy.includes(side));
    return ended === undefined && (party === undefined ? awaited.length > 0 : awaited.includes(party));
  });
}
