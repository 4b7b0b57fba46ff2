import type { OrderAct, OrderState } from '../../protocol/order-card.ts';
import type { OrderViewer } from '../cases/ports.ts';
import type { OrderLine } from '../domain/case.ts';

/** What may be done about an order now: at the marketplace's own page, or by a call of ours. */
export interface OfferedAct {
  readonly act: OrderAct;
  readonly url?: string;
  /** We may call for it, once the shopper has confirmed it. */
  readonly call?: true;
}

/** What the marketplace tells of an order beside its lines; all of it may be missing. */
export interface OrderFacts {
  readonly state?: OrderState;
  readonly courier?: { readonly name?: string; readonly number?: string; readonly url?: string };
  readonly acts: readonly OfferedAct[];
}

/** An order as the marketplace's own shopper reads it. */
export interface ShopOrder {
  readonly orderId: string;
  readonly lines: readonly OrderLine[];
  readonly facts: OrderFacts;
  /** Address of a picture, by line. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** An act that the shopper has confirmed. */
export interface ConfirmedAct {
  readonly act: OrderAct;
  /** The new address, as the shopper wrote it. */
  readonly address?: string;
}

/** Known reasons of a refusal; any other code is told as "the shop has refused it". */
export type OrderActRefusal = 'shipped' | 'cancelled' | 'address' | 'other';

export type OrderActAnswer =
  | { readonly result: 'done' }
  /** Taken; the order shows it later. */
  | { readonly result: 'accepted' }
  | { readonly result: 'refused'; readonly why: OrderActRefusal }
  /** No answer: it may have been carried out. Asking again under the same key is safe. */
  | { readonly result: 'unknown' };

/** The marketplace's orders as a shop shows them to its shopper. Whose an order is, is checked behind this. */
export interface ShopOrders {
  /** The viewer's own orders, newest first. */
  own(viewer: OrderViewer): Promise<readonly ShopOrder[]>;
  /** Undefined for an order that is not there and for one of somebody else alike. */
  one(orderId: string, viewer: OrderViewer): Promise<ShopOrder | undefined>;
  /** Carries an act out; nothing happens twice under one key. */
  act(orderId: string, viewer: OrderViewer, confirmed: ConfirmedAct, key: string): Promise<OrderActAnswer>;
}

/** Lines by their orders, in the order in which they come. */
export function ordersOf(
  lines: readonly OrderLine[],
  facts: (orderId: string) => OrderFacts | undefined,
  picture: (line: OrderLine) => string | undefined,
): readonly ShopOrder[] {
  return [...new Set(lines.map(({ orderId }) => orderId))].map((orderId) => {
    const own = lines.filter((line) => line.orderId === orderId);
    const pictures = own.flatMap((line) => {
      const found = picture(line);
      return found === undefined ? [] : [[line.lineId, found] as const];
    });
    return { orderId, lines: own, facts: facts(orderId) ?? { acts: [] }, pictures: Object.fromEntries(pictures) };
  });
}
