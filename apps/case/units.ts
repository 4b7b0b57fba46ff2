import type { DisputeView } from '../../protocol/disputes.ts';
import type { Sum } from './terms-form.ts';

/** The share of some of a line's units in what was paid for all of them, in minor units. */
export function shareOf(paid: number, units: number, bought: number): number {
  return Math.round((paid * units) / bought);
}

/**
 * The sum that a case is about; where it is about some of the units, a half is half of what these have cost.
 * @param chosen line ids of the items that terms are about; all of the case without it
 */
export function stakeOf({ paid, funds, order, quantity, items = [] }: DisputeView, chosen?: readonly string[]): Sum {
  if (chosen !== undefined) {
    const amount = items.reduce((sum, item) => sum + (chosen.includes(item.lineId) ? item.sum.amount : 0), 0);
    return { currency: paid.currency, amount };
  }
  const share = quantity === undefined ? paid.amount : shareOf(paid.amount, quantity, order.quantity ?? quantity);
  return { currency: paid.currency, amount: funds.stake, paid: share };
}
