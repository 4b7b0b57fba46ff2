const WITH_SELLER = ['to-seller', 'seller', 'warehouse'];
const TELLS_ITEM = ['full-refund', 'return-refund', 'unlock-order', 'exchange', 'resend', 'send-rest'];

/** Whether terms tell where an item goes that the seller's side has: it stays there, or another is sent. */
export function tellsItem(kind: string): boolean {
  return TELLS_ITEM.includes(kind);
}

/** Whether a decision has to say who is to have the item. */
export function asksItem(place: string, kind: string): boolean {
  return WITH_SELLER.includes(place) && kind !== '' && !tellsItem(kind);
}

/** Who is to have the item has to be said wherever it is asked. */
export function itemFault(
  { kind, itemTo }: { readonly kind: string; readonly itemTo: string },
  place: string,
): 'item_missing' | undefined {
  return asksItem(place, kind) && itemTo === '' ? 'item_missing' : undefined;
}
