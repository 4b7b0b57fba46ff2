import type { DisputeShopper } from '../dialogs/dispute-services.ts';
import type { OrderServices } from '../dialogs/order-services.ts';
import type { ShopOrder, ShopOrders } from '../disputes/marketplace/shop-orders.ts';
import { CodedError } from '../protocol/error-codes.ts';
import type { RateLimits } from '../transport/rate-limits.ts';

export interface DialogOrderParts {
  readonly shop: ShopOrders;
  readonly limits: RateLimits;
}

/** Orders for the dialogs of the chat. */
export function dialogOrders({ shop, limits }: DialogOrderParts): OrderServices {
  const may = ({ order }: DisputeShopper, orderId: string) => order === undefined || order === orderId;

  async function one(shopper: DisputeShopper, orderId: string): Promise<ShopOrder | undefined> {
    const found = may(shopper, orderId) ? await shop.one(orderId, shopper) : undefined;
    if (found !== undefined) return found;
    // Whoever guesses numbers is told no more than that there is no such order.
    await limits.spend('orderLookup', shopper.id).catch((error: unknown) => {
      if (!(error instanceof CodedError && error.code === 'rate_limited')) throw error;
    });
    return undefined;
  }

  return {
    one,
    async own(shopper) {
      if (shopper.order === undefined) return shop.own(shopper);
      const only = await shop.one(shopper.order, shopper);
      return only === undefined ? [] : [only];
    },
    async act(shopper, orderId, confirmed, key) {
      // Whoever has only proven to know an order changes nothing of it.
      if (shopper.order !== undefined) return { result: 'refused', why: 'other' };
      return shop.act(orderId, shopper, confirmed, key);
    },
  };
}
