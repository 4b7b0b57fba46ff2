import type { DisputeView } from '../../protocol/disputes.ts';

/** Solutions by which the item goes back. */
const BACK: readonly string[] = ['return-refund', 'exchange'];
const CARRYING: readonly string[] = ['return-label', 'return-shipped', 'return-received'];

/** Whether the item goes back, or did: then there is something to say of its parcel. */
export function returnExpected({
  state,
  returnParcel,
  settlement,
}: Pick<DisputeView, 'state' | 'returnParcel' | 'settlement'>): boolean {
  if (returnParcel !== undefined && Object.keys(returnParcel).length > 0) return true;
  return CARRYING.includes(state) && BACK.includes(settlement?.terms.kind ?? '');
}

/** The address in a label that is a link; nothing but web addresses are opened. */
export function linkIn(label: string): string | undefined {
  try {
    const { protocol, href } = new URL(label.trim());
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** An action that corrects what the same action had said before. */
export function isCorrection(
  { returnParcel, goodsParcel }: Pick<DisputeView, 'returnParcel' | 'goodsParcel'>,
  action: string,
): boolean {
  if (action === 'goods-sent') return goodsParcel !== undefined;
  if (action === 'return-shipped') return returnParcel?.tracking !== undefined;
  if (action !== 'return-label' || returnParcel === undefined) return false;
  const { label, labelFile, address } = returnParcel;
  return label !== undefined || labelFile !== undefined || address !== undefined;
}
