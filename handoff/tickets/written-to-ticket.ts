import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { transition } from '../conversation/ownership.ts';
import { isAnswered } from './ticket-status.ts';

/** In the chat: who comes back later than this comes with something else, which the bot may serve. */
const SAME_MATTER_MS = 7 * 24 * 3_600_000;
const ASKED_AGAIN: readonly Conversation['resolution'][] = ['solved', 'unsolved', 'no-answer', 'merged'];

/** Whether an agent has ended it: a message that only thanks does not open it again. */
export function isEndedTicket({ owner, ticketNumber }: Pick<Conversation, 'owner' | 'ticketNumber'>): boolean {
  return ticketNumber !== undefined && owner === 'closed';
}

/**
 * What a message of the shopper makes of their ticket: what was answered is promised an answer anew, what an agent has solved
 * opens again. Undefined where neither is so.
 */
export function writtenToTicket(current: Conversation, promisedAt: Instant, at: Instant): Conversation | undefined {
  const { owner, ticketNumber, resolution, updatedAt } = current;
  if (ticketNumber === undefined) return undefined;
  if (owner === 'closed' && ASKED_AGAIN.includes(resolution) && at - updatedAt < SAME_MATTER_MS)
    return transition(current, { type: 'reopen', promisedAt }, at);
  const live = owner === 'ticket' || owner === 'agent';
  return live && isAnswered(current) ? { ...current, ticketPromisedAt: promisedAt } : undefined;
}
