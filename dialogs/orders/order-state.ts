import type { ShopOrder } from '../../disputes/marketplace/shop-orders.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { OrderState, OrderTone } from '../../protocol/order-card.ts';

/** How an order stands; `open`: nothing is known but that it has not arrived. */
export type Standing = OrderState | 'open' | 'late';

const OVER: ReadonlySet<Standing> = new Set(['cancelled', 'refunded']);
const SENT: ReadonlySet<Standing> = new Set(['shipped', 'out-for-delivery', 'delivered', 'returning']);

/** The state that the marketplace tells; where it tells none, what the dates of the lines say. */
export function stateOf({ facts, lines }: ShopOrder): OrderState | 'open' {
  if (facts.state !== undefined) return facts.state;
  return lines.every(({ deliveredAt }) => deliveredAt !== null) ? 'delivered' : 'open';
}

/** The last day that was promised for what has not arrived. */
export function promisedAt({ lines }: ShopOrder): Instant | undefined {
  return lines
    .flatMap(({ deliveredAt, promisedAt: at }) => (deliveredAt === null && at !== null ? [at] : []))
    .reduce<Instant | undefined>((latest, at) => Math.max(latest ?? at, at), undefined);
}

/** How an order stands at a moment: late is what should have come and has not. */
export function standingOf(order: ShopOrder, at: Instant): Standing {
  const state = stateOf(order);
  return isComing(state) && (promisedAt(order) ?? at) < at ? 'late' : state;
}

/** Has not arrived, and is meant to. */
export function isComing(standing: Standing): boolean {
  return !OVER.has(standing) && standing !== 'delivered' && standing !== 'returning';
}

/** Whether it has left the seller; undefined where the marketplace does not tell. */
export function isSent(order: ShopOrder): boolean | undefined {
  const state = stateOf(order);
  return state === 'open' || OVER.has(state) ? undefined : SENT.has(state);
}

export const isOver = (standing: Standing): boolean => OVER.has(standing);

const TONES: Readonly<Record<Standing, OrderTone>> = {
  paid: 'waiting',
  packing: 'waiting',
  open: 'waiting',
  shipped: 'moving',
  'out-for-delivery': 'moving',
  returning: 'moving',
  late: 'late',
  delivered: 'done',
  cancelled: 'over',
  refunded: 'over',
};

export const toneOf = (standing: Standing): OrderTone => TONES[standing];
