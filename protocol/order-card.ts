/** Where an order stands, as the marketplace tells it. `late` is no state: it follows from the promised day. */
export const ORDER_STATES = [
  'paid',
  'packing',
  'shipped',
  'out-for-delivery',
  'delivered',
  'cancelled',
  'returning',
  'refunded',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What a marketplace can let a shopper do about an order: by a link, or by a call that we make for them. */
export const ORDER_ACTS = ['track', 'cancel', 'change-address', 'return', 'invoice'] as const;
export type OrderAct = (typeof ORDER_ACTS)[number];

/** How an order looks: what colour and picture stand for its state. */
export type OrderTone = 'waiting' | 'moving' | 'late' | 'done' | 'over';
