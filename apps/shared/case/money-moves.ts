import type { DisputeView } from '../../../protocol/disputes.ts';

export interface Moves {
  readonly toBuyer: number;
  readonly toSeller: number;
  /** The item goes back before any money moves. */
  readonly returnFirst: boolean;
  /** The seller sends goods before any money moves. */
  readonly goodsFirst: boolean;
}

const TO_BUYER = ['full-refund', 'return-refund', 'unlock-order'];
const PART = ['partial-refund', 'discount', 'repair'];

/**
 * What a decision would move now, in minor units: what a chargeback or an earlier refund gave the buyer counts
 * against it, and the rest goes to the seller. A preview: the server computes it again.
 */
export function movesOf(funds: DisputeView['funds'], kind: string, amount: number | undefined): Moves {
  const left = Math.max(0, funds.held - funds.refunded - funds.released - funds.chargedBack);
  const due = TO_BUYER.includes(kind) ? funds.paid : PART.includes(kind) ? Math.min(amount ?? 0, funds.paid) : 0;
  const toBuyer = Math.min(left, Math.max(0, due - funds.chargedBack - funds.refunded));
  return {
    toBuyer,
    toSeller: left - toBuyer,
    returnFirst: kind === 'return-refund' || kind === 'exchange',
    goodsFirst: ['exchange', 'resend', 'send-rest'].includes(kind),
  };
}
