import type { DisputeShopper } from '../dispute-services.ts';
import { isSameOrder, plainOrderIdsIn } from '../entities/order-id.ts';
import type { Turn } from '../services.ts';

/** As long as a signed-in shopper's token holds. */
export const PROOF_HOLDS_MS = 12 * 3_600_000;

/** The shopper of this turn in one of the seats; a guest is the buyer of the one order that they have proven to know. */
export function shopperIn(turn: Turn, role: DisputeShopper['role']): DisputeShopper {
  const { verified, visitorId } = turn.conversation;
  const guest = guestOf(turn);
  return verified || guest === undefined
    ? { id: visitorId, role }
    : { id: guest.buyerId, role, order: guest.orderId, via: visitorId };
}

/** Whether the shopper of this turn has to prove an order first: not signed in, and none proven, or another one named. */
export function mustProve(turn: Turn, text: string): boolean {
  if (turn.conversation.verified) return false;
  const guest = guestOf(turn);
  const named = plainOrderIdsIn(text, turn.services.disputes?.orderNumber);
  return guest === undefined || (named.length > 0 && !named.some((id) => isSameOrder(id, guest.orderId)));
}

function guestOf({ memory, at }: Turn) {
  return memory.guest !== undefined && memory.guest.until > at ? memory.guest : undefined;
}
