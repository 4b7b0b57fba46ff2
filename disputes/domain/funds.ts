import type { FreightPayer } from './profile/profile-schema.ts';
import { SOLUTIONS, type Terms } from './solutions.ts';

/**
 * Our own book of what a dispute does with the sum in dispute, in minor units.
 * Invariant: gone + refunded + released + chargedBack + unheld never exceeds paid.
 */
export interface Funds {
  readonly currency: string;
  readonly paid: number;
  /** What earlier cases on the line moved for good: out of this one's reach. */
  readonly gone: number;
  /** For units that nobody complains about: in ordinary escrow, and no matter of this case. Absent: nothing. */
  readonly apart?: number;
  /** Of `apart`, what the card issuer gave the buyer. */
  readonly apartChargedBack?: number;
  /** What was put on hold when the dispute opened: all that it is about; 0 before. */
  readonly held: number;
  /** To the buyer. */
  readonly refunded: number;
  /** To the seller. */
  readonly released: number;
  /** To the buyer by the card issuer, outside our hands. */
  readonly chargedBack: number;
  /** Let go of: back in the marketplace's ordinary escrow, given to nobody. */
  readonly unheld: number;
}

export type FundsStatus = 'none' | 'held' | 'partial' | 'refunded' | 'released' | 'let-go';

export const INTENT_KINDS = ['hold', 'unhold', 'release', 'refund', 'partial', 'freight'] as const;
/**
 * `hold` and `unhold` begin and end the dispute's claim on a sum that stays in escrow. `refund` gives the buyer everything
 * that was paid, `partial` gives a part, `release` pays the seller. `freight` gives whoever sent the item back what that
 * cost, from the side that bears it: no part of the sum in dispute.
 */
export type IntentKind = (typeof INTENT_KINDS)[number];

/** One movement that the ledger is to make. Repeating it under the same key must change nothing. */
export interface MoneyIntent {
  readonly kind: IntentKind;
  readonly to: 'escrow' | 'buyer' | 'seller';
  /** Who bears a freight; absent of all others. */
  readonly from?: FreightPayer;
  readonly minor: number;
  readonly currency: string;
  /** The line whose money it is; absent of a freight, and of movements that older builds ordered. */
  readonly orderId?: string;
  readonly lineId?: string;
  /** Same case, same movement, same key, however often it is computed. */
  readonly key: string;
}

/** What is left to move. */
export function movable(funds: Funds): number {
  return funds.held - funds.refunded - funds.released - funds.chargedBack - funds.unheld;
}

/** What this dispute is about: all that was paid, less what earlier ones on the line have moved and what it leaves apart. */
export function stakeOf(funds: Funds): number {
  return funds.paid - funds.gone - (funds.apart ?? 0);
}

/** The funds of a dispute about some of the line's units: their share of what was paid, of which no more than is left. */
export function aboutUnits(funds: Funds, units: number, of: number): Funds {
  const left = stakeOf(funds);
  const share = Math.min(left, Math.round((funds.paid * units) / of));
  return share === left ? funds : { ...funds, apart: left - share };
}

export function fundsStatus(funds: Funds): FundsStatus {
  if (funds.held === 0) return 'none';
  if (movable(funds) > 0 && funds.unheld + funds.refunded + funds.released + funds.chargedBack === 0) return 'held';
  if (funds.unheld === funds.held) return 'let-go';
  if (funds.refunded + funds.chargedBack === funds.held) return 'refunded';
  return funds.released === funds.held ? 'released' : 'partial';
}

/** Puts all that is left on hold. */
export function holdAll(
  funds: Funds,
  caseId: string,
): { readonly funds: Funds; readonly intents: readonly MoneyIntent[] } {
  const minor = stakeOf(funds);
  const intent = {
    kind: 'hold',
    to: 'escrow',
    minor,
    currency: funds.currency,
    key: `${caseId}/hold`,
  } as const;
  return { funds: { ...funds, held: minor }, intents: minor > 0 ? [intent] : [] };
}

/**
 * Distributes everything that is left: to the buyer what the terms give, less what a chargeback gave already, and the
 * rest to the seller, or back to ordinary escrow where the matter is not over with it. A second call finds nothing left
 * and so moves nothing.
 */
export function payOut(
  funds: Funds,
  terms: Terms,
  caseId: string,
  rest: 'seller' | 'escrow' = 'seller',
): { readonly funds: Funds; readonly intents: readonly MoneyIntent[] } {
  const left = movable(funds);
  const due = toBuyerBy(terms, stakeOf(funds));
  const toBuyer = Math.min(left, Math.max(0, due - funds.chargedBack - funds.refunded));
  const toSeller = rest === 'seller' ? left - toBuyer : 0;
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
  const given = { ...funds, refunded: funds.refunded + toBuyer, released: funds.released + toSeller };
  const letGo = unhold(given, caseId);
  return { funds: letGo.funds, intents: [...intents, ...letGo.intents] };
}

/** Ends the hold on everything that is left: it stays in ordinary escrow, and nobody is paid. */
export function unhold(
  funds: Funds,
  caseId: string,
): { readonly funds: Funds; readonly intents: readonly MoneyIntent[] } {
  const minor = movable(funds);
  if (minor === 0) return { funds, intents: [] };
  const { currency } = funds;
  const intent = { kind: 'unhold', to: 'escrow', minor, currency, key: `${caseId}/unhold` } as const;
  return { funds: { ...funds, unheld: funds.unheld + minor }, intents: [intent] };
}

/** Records what a card issuer took back; never more than is left, since what already moved cannot move again. */
export function chargeBack(funds: Funds, minor: number): Funds {
  const taken = Math.min(minor, movable(funds));
  return takenApart({ ...funds, chargedBack: funds.chargedBack + taken }, minor - taken);
}

/**
 * The same of a case that is over: all that is left of its sum is what it let go of, in ordinary escrow. What went to buyer
 * or seller stays with them, whoever bears the bank's decision.
 */
export function chargeBackLate(funds: Funds, minor: number): Funds {
  const taken = Math.min(minor, funds.unheld);
  const left = { ...funds, chargedBack: funds.chargedBack + taken, unheld: funds.unheld - taken };
  return takenApart(left, minor - taken);
}

/** A bank knows of no units: what it gives beyond the case's sum, it takes of what lies apart. */
function takenApart(funds: Funds, minor: number): Funds {
  const more = Math.min(minor, apartIn(funds));
  return more > 0 ? { ...funds, apartChargedBack: (funds.apartChargedBack ?? 0) + more } : funds;
}

/** What is left of the money of the units that nobody complains about. */
export function apartIn({ apart = 0, apartChargedBack = 0 }: Funds): number {
  return apart - apartChargedBack;
}

/** How much of the sum at stake these terms give the buyer, in minor units; the seller has the rest. */
export function toBuyerBy(terms: Terms, stake: number): number {
  switch (SOLUTIONS[terms.kind].pays) {
    case 'buyer':
      return stake;
    case 'buyer-part':
      return Math.min(terms.amount ?? 0, stake);
    case 'seller':
      return 0;
  }
}
