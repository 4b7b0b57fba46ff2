import type { ConfirmedAct, OrderActAnswer, ShopOrder } from '../disputes/marketplace/shop-orders.ts';
import type { DisputeShopper } from './dispute-services.ts';

/** What the order dialogs may call: the marketplace's own orders, and what it does about them when it is asked to. */
export interface OrderServices {
  /** The shopper's own orders, newest first. */
  own(shopper: DisputeShopper): Promise<readonly ShopOrder[]>;
  /** Undefined for an order that does not exist and for one that is somebody else's. Look-ups are limited. */
  one(shopper: DisputeShopper, orderId: string): Promise<ShopOrder | undefined>;
  /** Idempotent by its key. */
  act(shopper: DisputeShopper, orderId: string, confirmed: ConfirmedAct, key: string): Promise<OrderActAnswer>;
}
