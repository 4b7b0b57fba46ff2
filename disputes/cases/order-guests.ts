import type { RateLimits } from '../../transport/rate-limits.ts';
import type { OrderLine } from '../domain/case.ts';
import type { Orders } from './ports.ts';

/** Whoever is not signed in and asks for an order. */
export interface Guest {
  readonly visitorId: string;
  /** Undefined where this process has not met them. */
  readonly address: string | undefined;
}

export interface OrderGuests {
  /**
   * The lines of an order to a guest who names its e-mail address, phone number or postcode. An unknown order, somebody
   * else's and a wrong fact are answered alike, with none.
   * @throws CodedError `rate_limited`, `orders_unavailable`
   */
  prove(guest: Guest, orderId: string, fact: string): Promise<readonly OrderLine[]>;
}

/** Guessing is slow for a visitor, for a network that makes up visitors, and on any one order. */
export function orderGuests({ orders, limits }: { readonly orders: Orders; readonly limits: RateLimits }): OrderGuests {
  return {
    async prove({ visitorId, address }, orderId, fact) {
      await limits.spend('orderProof', visitorId);
      if (address !== undefined) await limits.spend('orderProofAddress', address);
      await limits.spend('orderProofOrder', orderId.toLowerCase());
      return fact.trim() === '' ? [] : orders.linesByFact(orderId, fact.trim());
    },
  };
}
