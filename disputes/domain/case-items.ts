import type { Instant } from '../../protocol/instant.ts';
import type { Funds } from './funds.ts';

export interface Party {
  readonly id: string;
  readonly name: string;
}

/** What the case needs to know of an order line, as it was when the case opened. */
export interface OrderLine {
  readonly orderId: string;
  readonly lineId: string;
  readonly title: string;
  readonly buyer: Party;
  readonly seller: Party;
  readonly currency: string;
  /** How many of it were bought; absent: one. */
  readonly quantity?: number;
  /** Of all of them, in minor units. */
  readonly paid: number;
  readonly paidAt: Instant | null;
  readonly promisedAt: Instant | null;
  readonly deliveredAt: Instant | null;
  /** Small enough for a courier to hold its weight on record against its weight at the door. */
  readonly small: boolean;
  /** The carrier holds valid proof of delivery, which protects the seller from "not received". */
  readonly proofOfDelivery: boolean;
}

/** On what ground a case ended. */
export type Basis = 'agreement' | 'ruling' | 'appeal' | 'cancelled' | 'idle';

/**
 * Of how many of a line's units cases have ended, by the ground on which they did. `settled`: by an agreement that left nothing
 * of their money in escrow.
 */
export type UnitsOver = Readonly<Partial<Record<Basis | 'settled', number>>>;

/** What the earlier cases on the same order line have left behind. */
export interface Earlier {
  /** Number of the newest of them. */
  readonly number: string;
  /** On what ground it ended, `chargeback` while the bank has the payment since; null: it was still live when its line was looked up. */
  readonly ended: Basis | 'chargeback' | null;
  /** What all of them moved for good. */
  readonly refunded: number;
  readonly released: number;
  readonly chargedBack: number;
  /** How many units they were about; absent in cases of builds that did not keep it. */
  readonly over?: UnitsOver;
  /** The line's account as this case was decided on it; the guard of its opening. */
  readonly accountRevision: number;
}

/** One of the order lines that a case is about, with its own book. */
export interface CaseItem {
  readonly line: OrderLine;
  /** How many of the line's units; absent: all. */
  readonly quantity?: number;
  /** Null: this is the first case on the line. */
  readonly earlier: Earlier | null;
  readonly funds: Funds;
}

/** What a claim names of a line. */
export interface ClaimedItem {
  readonly lineId: string;
  /** How many of its units; absent: all that can still be complained about. */
  readonly quantity?: number | undefined;
}
