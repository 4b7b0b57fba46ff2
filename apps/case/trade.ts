import type { DisputeView } from '../../protocol/disputes.ts';

const OF_TRADES: readonly string[] = ['cancel-order', 'unlock-order'];

/** Whether a case is about a payment between two people: then there is no parcel and no item to speak of. */
export function isTrade({ wanted, offers }: Pick<DisputeView, 'wanted' | 'offers'>): boolean {
  return [wanted, ...offers.map(({ terms }) => terms)].some(({ kind }) => OF_TRADES.includes(kind));
}

/** Whether a policy is about such payments alone. */
export function ofTrades(reasons: readonly { readonly solutions: readonly string[] }[]): boolean {
  return reasons.length > 0 && reasons.every(({ solutions }) => solutions.every((kind) => OF_TRADES.includes(kind)));
}
