import type { Owner } from '../../protocol/conversation.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { TicketStatus } from '../../protocol/tickets.ts';
import type { Conversation } from '../conversation/conversation.ts';

/** Who has a ticket that has ended. */
const SOLVED_OWNERS = ['closed', 'wrap-up', 'bot'] as const satisfies readonly Owner[];

type Standing = Pick<
  Conversation,
  | 'owner'
  | 'lastShopperSeq'
  | 'lastAgentSeq'
  | 'mergedSeq'
  | 'splitSeq'
  | 'snoozedUntil'
  | 'snoozedSeq'
  | 'ticketNumber'
>;

/** How a ticket stands. Derived from who has it and who wrote last, so that no act and no message can forget to set it. */
export function ticketStatus(ticket: Standing, at: Instant): TicketStatus {
  if (SOLVED_OWNERS.some((owner) => owner === ticket.owner)) return 'solved';
  const { snoozedUntil = 0, snoozedSeq = 0, lastShopperSeq } = ticket;
  if (snoozedUntil > at && lastShopperSeq <= snoozedSeq) return 'snoozed';
  return isAnswered(ticket) ? 'waiting' : 'open';
}

type Answering = Pick<Standing, 'lastShopperSeq' | 'lastAgentSeq' | 'mergedSeq' | 'splitSeq'>;

/** An agent wrote last, also since another ticket came in that waited for its answer: the next word is the shopper's. */
export function isAnswered(ticket: Answering): boolean {
  const { lastShopperSeq, mergedSeq = 0 } = ticket;
  return answeredUpTo(ticket) > Math.max(lastShopperSeq, mergedSeq);
}

/** What the shopper wrote before this has its answer, or waits for it in a ticket of its own. */
export function answeredUpTo({ lastAgentSeq, splitSeq = 0 }: Pick<Answering, 'lastAgentSeq' | 'splitSeq'>): number {
  return Math.max(lastAgentSeq, splitSeq);
}
