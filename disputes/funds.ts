import type { Terms } from './solutions.ts';
import { SOLUTIONS } from './solutions.ts';

/**
 * Our own book of what a dispute does with the sum in dispute, in minor units.
 * Invariant: refunded + released + chargedBack never exceeds paid.
 */
export interface Funds {
  readonly currency: string;
  readonly paid: number;
  /** What was put on hold when the dispute opened; all of `paid`, or 0 before. */
  readonly held: number;
  /** To the buyer. */
  readonly refunded: number;
  /** No longer held by the dispute: due to the seller under the marketplace's own rules of payout. */
  readonly released: number;
  /** To the buyer by the card issuer, outside our hands. */
  readonly chargedBack: number;
}

export type FundsStatus = 'none' | 'held' | 'partial' | 'refunded' | 'released';

export const INTENT_KINDS = ['hold', 'release', 'refund', 'partial'] as const;
/** `refund` gives the buyer everything that was paid, `partial` gives a part, `release` frees the sum for the seller. */
export type IntentKind = (typeof INTENT_KINDS)[number];

/** One movement that the ledger is to make. Repeating it under the same key must change nothing. */
export interface MoneyIntent {
  readonly kind: IntentKind;
  readonly to: 'escrow' | 'buyer' | 'seller';
  readonly minor: number;
  readonly currency: string;
  /** Same case, same movement, same key, however often it is computed. */
  readonly key: string;
}

/** What is left to move. */
export function movable(funds: Funds): number {
  return funds.held - funds.refunded - funds.released - funds.chargedBack;
}

export function fundsStatus(funds: Funds): FundsStatus {
  if (funds.held === 0) return 'none';
  if (movable(funds) > 0 && funds.refunded + funds.released + funds.chargedBack === 0) return 'held';
  if (funds.refunded + funds.chargedBack === funds.paid) return 'refunded';
  return funds.released === funds.paid ? 'released' : 'partial';
}

/** Puts the whole sum on hold. */
export function holdAll(
  funds: Funds,
  caseId: string,
): { readonly funds: Funds; readonly intents: readonly MoneyIntent[] } {
  const intent = {
    kind: 'hold',
    to: 'escrow',
    minor: funds.paid,
    currency: funds.currency,
    key: `${caseId}/hold`,
  } as const;
  return { funds: { ...funds, held: funds.paid }, intents: funds.paid > 0 ? [intent] : [] };
}

/**
 * Distributes everything that is left: to the buyer what the terms give, less what a chargeback gave already,
 * to the seller the rest. A second call finds nothing left and so moves nothing.
 */
export function payOut(
  funds: Funds,
  terms: Terms,
  caseId: string,
): { readonly funds: Funds; readonly intents: readonly MoneyIntent[] } {
  const left = movable(funds);
  const due = toBuyerBy(terms, funds.paid);
  const toBuyer = Math.min(left, Math.max(0, due - funds.chargedBack - funds.refunded));
  const toSeller = left - toBuyer;
  const intents: MoneyIntent[] = [];
  if (toBuyer > 0) {
    const kind = toBuyer === funds.paid ? 'refund' : 'partial';
    intents.push({ kind, to: 'buyer', minor: toBuyer, currency: funds.currency, key: `${caseId}/${kind}` });
  }
  if (toSeller > 0) {
    intents.push({
      kind: 'release',
      to: 'seller',
      minor: toSeller,
      currency: funds.currency,
      key: `${caseId}/release`,
    });
  }
  return {
    funds: { ...funds, refunded: funds.refunded + toBuyer, released: funds.released + toSeller },
    intents,
  };
}

/** Records what a card issuer took back; never more than is left, since what already moved cannot move again. */
export function chargeBack(funds: Funds, minor: number): Funds {
  return { ...funds, chargedBack: funds.chargedBack + Math.min(minor, movable(funds)) };
}

/** How much of what was paid these terms give the buyer, in minor units; the seller has the rest. */
export function toBuyerBy(terms: Terms, paid: number): number {
  switch (SOLUTIONS[terms.kind].pays) {
    case 'buyer':
      return paid;
    case 'buyer-part':
      return Math.min(terms.amount ?? 0, paid);
    case 'seller':
      return 0;
  }
}
