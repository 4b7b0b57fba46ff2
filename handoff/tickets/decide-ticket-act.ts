import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { MOST_TAGS } from '../../protocol/tickets.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { transition } from '../conversation/ownership.ts';
import { ticketStatus } from './ticket-status.ts';

/** An act on a ticket as the door has parsed it. */
export type TicketCommand =
  | { readonly do: 'snooze'; readonly until: Instant }
  | { readonly do: 'wake' }
  | { readonly do: 'tag' | 'untag'; readonly tag: string }
  | { readonly do: 'assign'; readonly to: 'me' | 'nobody' }
  | { readonly do: 'solve' };

/** Who acts, and the newest message of the shopper that they have seen. */
export interface ActingAgent {
  readonly id: string;
  readonly name: string;
  readonly seenSeq: number;
}

/** Not put aside any more. */
export const AWAKE = { snoozedUntil: undefined, snoozedSeq: undefined } as const;

/**
 * The ticket after an act. Pure.
 * @throws CodedError `conversation_not_found` of what is no ticket, `ticket_changed` where the act would pass over a message that the
 * agent has not seen, `handoff_taken` where somebody else is answering it, and what the table of owners refuses
 */
export function decideTicketAct(
  current: Conversation,
  act: TicketCommand,
  agent: ActingAgent,
  at: Instant,
): Conversation {
  if (current.ticketNumber === undefined) throw new CodedError('conversation_not_found');
  switch (act.do) {
    case 'snooze': {
      const ticket = putDown(current, agent, at);
      if (act.until <= at) throw new CodedError('request_malformed', { fields: ['until'] });
      return { ...ticket, snoozedUntil: act.until, snoozedSeq: ticket.lastShopperSeq };
    }
    case 'wake':
      return { ...current, ...AWAKE };
    case 'tag': {
      const tags = [...new Set([...current.tags, act.tag])];
      if (tags.length > MOST_TAGS) throw new CodedError('request_malformed', { fields: ['tag'] });
      return { ...current, tags };
    }
    case 'untag':
      return { ...current, tags: current.tags.filter((tag) => tag !== act.tag) };
    case 'assign':
      return act.to === 'me'
        ? { ...current, assigneeId: agent.id, assigneeName: agent.name }
        : { ...current, assigneeId: undefined, assigneeName: undefined };
    case 'solve':
      return { ...transition(putDown(current, agent, at), { type: 'solve' }, at), ...AWAKE };
  }
}

/**
 * A solved ticket is asked again, under the promise that it had. Pure.
 * @throws CodedError `conversation_not_found` of what is no ticket, `handoff_not_waiting` of one that has not ended
 */
export function decideReopen(current: Conversation, at: Instant): Conversation {
  if (current.ticketNumber === undefined) throw new CodedError('conversation_not_found');
  // What the bot has again is the bot's: the shopper may be in the middle of something with it.
  if (current.owner === 'bot') throw new CodedError('handoff_not_waiting');
  return transition(current, { type: 'reopen', promisedAt: current.ticketPromisedAt ?? at }, at);
}

/** Out of the acting agent's own hands, and with nothing in it that they have not seen. */
export function putDown(current: Conversation, { id, seenSeq }: ActingAgent, at: Instant): Conversation {
  if (ticketStatus(current, at) === 'solved') throw new CodedError('conversation_closed');
  if (current.lastShopperSeq > seenSeq) throw new CodedError('ticket_changed');
  if (current.owner !== 'agent') return current;
  if (current.agentId !== id) throw new CodedError('handoff_taken');
  return transition(current, { type: 'put-back', agentId: id }, at);
}
