import type { DisputeView, LossView } from '../../protocol/disputes.ts';

export interface MoneyPlace {
  readonly where: 'held' | 'toYou' | 'toBuyer' | 'toSeller' | 'escrow' | 'bank';
  /** Minor units. */
  readonly amount: number;
}

/** Where the money of a case is, to this reader, whose own comes before the other side's; nothing is said of places where there is none. */
export function moneyPlaces({ funds, role }: Pick<DisputeView, 'funds' | 'role'>): readonly MoneyPlace[] {
  const toBuyer: MoneyPlace = { where: role === 'buyer' ? 'toYou' : 'toBuyer', amount: funds.refunded };
  const toSeller: MoneyPlace = { where: role === 'seller' ? 'toYou' : 'toSeller', amount: funds.released };
  const places: readonly MoneyPlace[] = [
    { where: 'held', amount: funds.left },
    ...(role === 'seller' ? [toSeller, toBuyer] : [toBuyer, toSeller]),
    { where: 'escrow', amount: funds.unheld },
    { where: 'bank', amount: funds.chargedBack },
  ];
  return places.filter(({ amount }) => amount > 0);
}

/** Whether the places say all of the sum by themselves: all of it is in one, or the case is over. */
export function saidByPlaces(
  { funds, state }: Pick<DisputeView, 'funds' | 'state'>,
  places: readonly MoneyPlace[],
): boolean {
  if (state === 'closed') return places.length > 0;
  return places.length === 1 && places[0]?.amount === funds.stake;
}

/** The sum that a form speaks of: what is given up, or what the case is about. */
export function sumAtStake(view: Pick<DisputeView, 'funds'>, loss: LossView | undefined) {
  return loss === undefined
    ? { currency: view.funds.currency, amount: view.funds.stake }
    : { currency: loss.currency, amount: loss.minor };
}
