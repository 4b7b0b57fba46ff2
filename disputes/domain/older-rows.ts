import type { DisputeCase, ItemPlace } from './case.ts';
import { placeAtOpening } from './item-place.ts';

/** What rows have been given since they were first stored. */
type Added = 'earlier' | 'escalatedBy' | 'crossAppeal' | 'item';
/** A row as an older build may have stored it. */
type OlderRow = Omit<DisputeCase, Added> & Partial<Pick<DisputeCase, Added>>;

/** A stored row with everything that rows have today. */
export function completed(row: OlderRow): DisputeCase {
  const { funds, appeal, settlement, pendingRuling } = row;
  return {
    ...row,
    earlier: row.earlier ?? null,
    escalatedBy: row.escalatedBy ?? null,
    crossAppeal: row.crossAppeal ?? null,
    item: row.item ?? placeOf(row),
    requests: row.requests.map((request, index) => ({
      ...request,
      // Of these builds only the last one could wait.
      ended: request.ended === undefined && index < row.requests.length - 1 ? 'overdue' : (request.ended ?? null),
    })),
    rulings: row.rulings.map((ruling) => ({ ...ruling, itemTo: ruling.itemTo ?? null })),
    pendingRuling: pendingRuling && { ...pendingRuling, itemTo: pendingRuling.itemTo ?? null },
    appeal: appeal && { ...appeal, closesAt: appeal.closesAt ?? appeal.at },
    settlement: settlement && { ...settlement, itemTo: settlement.itemTo ?? null },
    funds: { ...funds, gone: funds.gone ?? 0, unheld: funds.unheld ?? 0 },
  };
}

/** Rows of older builds tell the place of the item by its parcel alone. */
function placeOf({ returnParcel, remedy, claim, order }: OlderRow): ItemPlace {
  if (remedy?.goods === 'sent') return 'to-buyer';
  if (remedy?.goods === 'received') return 'buyer';
  if (returnParcel?.receivedAt != null) return 'seller';
  if (returnParcel?.tracking != null) return 'to-seller';
  return claim === null ? 'buyer' : placeAtOpening(order, claim.delivery, claim.reason === 'not-received');
}
