import type { Money } from './dispute-opening.ts';

/** Another case of one of the two sides. */
export interface PastCaseView {
  readonly number: string;
  readonly party: 'buyer' | 'seller';
  /** Whether they had opened it themselves. */
  readonly claimant: boolean;
  readonly reason: string;
  readonly state: string;
  readonly outcome?: string;
  readonly openedAt: string;
}

/** What a mediator has to bear in mind of the policy. */
export interface PolicyView {
  /** Kinds of evidence of which one is required, and those that help. */
  readonly required: readonly string[];
  readonly advised: readonly string[];
  /** Solutions that can be asked for without the required evidence. */
  readonly without: readonly string[];
  /** A promise of the marketplace: `authenticity`, `money-back`, `proof-of-delivery`. */
  readonly promise?: string;
  readonly outcomes: readonly string[];
  /** Who pays for a return, by whose fault it is. */
  readonly freight: { readonly seller: string; readonly buyer: string; readonly courier: string };
  readonly appeal: boolean;
  /** Above this a second person has to confirm; undefined with `secondPerson`: always in this currency. */
  readonly secondPersonAbove?: Money;
  readonly secondPerson: boolean;
}
