import type { DisputeView, TermsView } from '../../protocol/disputes.ts';
import { asksItem } from './item-terms.ts';

export interface Moves {
  readonly toBuyer: number;
  readonly toSeller: number;
  /** The item goes back before any money moves. */
  readonly returnFirst: boolean;
  /** The seller sends goods before any money moves. */
  readonly goodsFirst: boolean;
}

/** Of the terms: their sum, and the sum of the items that they are about where these are not all. In minor units. */
export interface MoneySums {
  readonly amount?: number | undefined;
  readonly of?: number | undefined;
}

const TO_BUYER = ['full-refund', 'return-refund', 'unlock-order'];
const PART = ['partial-refund', 'discount', 'repair'];

/**
 * What a decision would move now, in minor units: what a chargeback or an earlier refund gave the buyer counts
 * against it, and the rest goes to the seller. A preview: the server computes it again.
 */
export function movesOf(
  { funds, item }: Pick<DisputeView, 'funds' | 'item'>,
  kind: string,
  { amount, of }: MoneySums,
  itemBack = false,
): Moves {
  const { left } = funds;
  const stake = of ?? funds.stake;
  const due = TO_BUYER.includes(kind) ? stake : PART.includes(kind) ? Math.min(amount ?? 0, stake) : 0;
  const toBuyer = Math.min(left, Math.max(0, due - funds.chargedBack - funds.refunded));
  return {
    toBuyer,
    toSeller: left - toBuyer,
    // An item that has come back, or never came, is not sent back again.
    returnFirst: item === 'buyer' && (kind === 'return-refund' || kind === 'exchange'),
    goodsFirst: ['exchange', 'resend', 'send-rest'].includes(kind) || (asksItem(item, kind) && itemBack),
  };
}

/** Where what the buyer does not get goes by terms that both sides agree to: of a part it may stay in escrow. */
export function restOf(
  { kind, items }: Pick<TermsView, 'kind' | 'items'>,
  agreedRest: DisputeView['agreedRest'],
): 'seller' | 'escrow' {
  return PART.includes(kind) || items !== undefined ? (agreedRest ?? 'seller') : 'seller';
}

/**
 * What the items cost that terms are about: undefined where it is all of the case, null where it cannot be told, as two items
 * of a case are called the same.
 */
export function sumOf(
  { items = [] }: Pick<DisputeView, 'items'>,
  { items: named }: Pick<TermsView, 'items'>,
): number | undefined | null {
  if (named === undefined) return undefined;
  const meant = items.filter(({ title }) => named.includes(title));
  return meant.length === named.length ? meant.reduce((sum, { sum: { amount } }) => sum + amount, 0) : null;
}
