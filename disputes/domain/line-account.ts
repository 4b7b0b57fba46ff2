import type { Closure, DisputeCase, Earlier, OrderLine } from './case.ts';
import { movable } from './funds.ts';

/**
 * The one money account of an order line over all its cases, in minor units. At any instant
 * paid = held + refunded + released + chargedBack + what lies in ordinary escrow; no case moves more than is left.
 */
export interface LineAccount {
  readonly orderId: string;
  readonly lineId: string;
  readonly currency: string;
  /** What was paid, as the first case on the line met it. */
  readonly paid: number;
  /** On hold for the live case. */
  readonly held: number;
  readonly refunded: number;
  readonly released: number;
  readonly chargedBack: number;
  /** Number of the newest case on the line. */
  readonly lastCase: string;
  /** On what ground that case ended; `chargeback`: it ended, and the bank has the payment since; null: it lives. */
  readonly ended: Closure['basis'] | 'chargeback' | null;
}

/** An account as it was read; an opening decided on it is stored only while its revision stands. */
export interface ReadAccount extends LineAccount {
  readonly revision: number;
}

/** What has not gone to either side for good: on hold, or in ordinary escrow. */
export function leftIn({ paid, refunded, released, chargedBack }: Omit<LineAccount, 'held'>): number {
  return paid - refunded - released - chargedBack;
}

/** The account as the newest case on its line makes it; earlier cases do not change any more. */
export function accountOf(row: DisputeCase): LineAccount {
  const { order, funds, earlier } = row;
  return {
    orderId: order.orderId,
    lineId: order.lineId,
    currency: funds.currency,
    paid: funds.paid,
    held: movable(funds),
    refunded: (earlier?.refunded ?? 0) + funds.refunded,
    released: (earlier?.released ?? 0) + funds.released,
    chargedBack: (earlier?.chargedBack ?? 0) + funds.chargedBack + (funds.apartChargedBack ?? 0),
    lastCase: row.number,
    ended: row.closure === null ? null : row.flags.chargebackFreeze ? 'chargeback' : row.closure.basis,
  };
}

/** What a new case on the line has to know of the ones before it. */
export function earlierIn(account: ReadAccount): Earlier {
  const { lastCase, ended, refunded, released, chargedBack, revision } = account;
  return { number: lastCase, ended, refunded, released, chargedBack, accountRevision: revision };
}

/**
 * How much of the line's sum a new case is about. A marketplace that reports a line net of its refunds is not taken to
 * have paid more; one that reports it gross is not taken to have it all still.
 */
export function stakeIn(account: ReadAccount | undefined, order: OrderLine): number {
  return account === undefined ? order.paid : Math.max(0, Math.min(leftIn(account), order.paid));
}
