/** The article on how a dispute is opened. */
export const WAY_ON = 'open-dispute';

/** What these articles explain can be begun right in the chat. */
export const LEAD_TO_DISPUTE: ReadonlySet<string> = new Set([
  WAY_ON,
  'dispute-types',
  'request-return-refund',
  'order-not-received',
  'damaged-item',
  'wrong-item',
  'missing-item',
  'item-not-as-described',
  'counterfeit-item',
  'paid-but-seller-says-unpaid',
]);
