/** Every way in which a dispute can end on the merits; a profile picks its own from these. */
export const SOLUTION_KINDS = [
  'full-refund',
  'partial-refund',
  'return-refund',
  'exchange',
  'resend',
  'send-rest',
  'repair',
  'discount',
  'release-seller',
  'reject',
  'cancel-order',
  'unlock-order',
] as const;

export type SolutionKind = (typeof SOLUTION_KINDS)[number];

/** What carrying out a solution takes. */
export interface Solution {
  /** Who gets the sum in dispute; `buyer-part` pays the stated amount to the buyer and the rest to the seller. */
  readonly pays: 'buyer' | 'buyer-part' | 'seller';
  /** The buyer sends the item back first. */
  readonly returns: boolean;
  /** The seller sends goods before the money moves. */
  readonly goods: boolean;
}

/**
 * `repair` pays the buyer a part, the price of having the item repaired. In a person-to-person trade the locked
 * sum is the seller's: cancelling the order gives it back to the seller, unlocking hands it to the buyer.
 */
export const SOLUTIONS: Readonly<Record<SolutionKind, Solution>> = {
  'full-refund': { pays: 'buyer', returns: false, goods: false },
  'partial-refund': { pays: 'buyer-part', returns: false, goods: false },
  'return-refund': { pays: 'buyer', returns: true, goods: false },
  exchange: { pays: 'seller', returns: true, goods: true },
  resend: { pays: 'seller', returns: false, goods: true },
  'send-rest': { pays: 'seller', returns: false, goods: true },
  repair: { pays: 'buyer-part', returns: false, goods: false },
  discount: { pays: 'buyer-part', returns: false, goods: false },
  'release-seller': { pays: 'seller', returns: false, goods: false },
  reject: { pays: 'seller', returns: false, goods: false },
  'cancel-order': { pays: 'seller', returns: false, goods: false },
  'unlock-order': { pays: 'buyer', returns: false, goods: false },
};

/** What one side proposes or a ruling orders. */
export interface Terms {
  readonly kind: SolutionKind;
  /** Minor units of the order's currency; given exactly where the solution pays the buyer a part, else null. */
  readonly amount: number | null;
  /** Line ids of the items that it is about, where it is not all: the seller is paid for the others, or they stay in escrow (`agreedRest`). */
  readonly items?: readonly string[];
}
