import type { DisputeCase } from './case.ts';
import type { Basis, CaseItem, Earlier, OrderLine, UnitsOver } from './case-items.ts';
import { itemsOf } from './case-money.ts';
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
  readonly ended: Basis | 'chargeback' | null;
  /** How many of its units cases have ended for, by the ground. */
  readonly over: UnitsOver;
}

/** An account as it was read; an opening decided on it is stored only while its revision stands. */
export interface ReadAccount extends LineAccount {
  readonly revision: number;
}

/** What has not gone to either side for good: on hold, or in ordinary escrow. */
export function leftIn({ paid, refunded, released, chargedBack }: Omit<LineAccount, 'held'>): number {
  return paid - refunded - released - chargedBack;
}

/** The accounts of its lines as the newest case on them makes them; earlier cases do not change any more. */
export function accountsOf(row: DisputeCase): readonly LineAccount[] {
  return itemsOf(row).map((item) => accountOf(row, item));
}

function accountOf({ number, closure, flags }: DisputeCase, item: CaseItem): LineAccount {
  const { line, earlier, funds } = item;
  return {
    orderId: line.orderId,
    lineId: line.lineId,
    currency: funds.currency,
    paid: funds.paid,
    held: movable(funds),
    refunded: (earlier?.refunded ?? 0) + funds.refunded,
    released: (earlier?.released ?? 0) + funds.released,
    chargedBack: (earlier?.chargedBack ?? 0) + funds.chargedBack + (funds.apartChargedBack ?? 0),
    lastCase: number,
    ended: closure === null ? null : flags.chargebackFreeze ? 'chargeback' : closure.basis,
    over: closure === null ? (earlier?.over ?? {}) : overBy(item, closure.basis),
  };
}

/** A case ends the matter for the units that it was about, and for no others of the line. */
function overBy({ line, quantity = unitsIn(line), earlier, funds }: CaseItem, basis: Basis): UnitsOver {
  const before = earlier?.over ?? {};
  const ground = basis === 'agreement' && funds.paid > 0 && funds.unheld === 0 ? 'settled' : basis;
  return { ...before, [ground]: (before[ground] ?? 0) + quantity };
}

export function unitsIn({ quantity = 1 }: OrderLine): number {
  return quantity;
}

/** What a new case on the line has to know of the ones before it. */
function earlierIn(account: ReadAccount): Earlier {
  const { lastCase, ended, refunded, released, chargedBack, over, revision } = account;
  return { number: lastCase, ended, refunded, released, chargedBack, over, accountRevision: revision };
}

/**
 * How much of the line's sum a new case is about. A marketplace that reports a line net of its refunds is not taken to
 * have paid more; one that reports it gross is not taken to have it all still.
 */
function stakeIn(account: ReadAccount | undefined, order: OrderLine): number {
  return account === undefined ? order.paid : Math.max(0, Math.min(leftIn(account), order.paid));
}

/** A line as a new case on it begins: the earlier cases, and the sum less what they moved. */
export function itemAtOpening(line: OrderLine, account: ReadAccount | undefined): CaseItem {
  const paid = account?.paid ?? line.paid;
  const nothing = { held: 0, refunded: 0, released: 0, chargedBack: 0, unheld: 0 };
  return {
    line,
    earlier: account === undefined ? null : earlierIn(account),
    funds: { currency: line.currency, paid, gone: paid - stakeIn(account, line), ...nothing },
  };
}
