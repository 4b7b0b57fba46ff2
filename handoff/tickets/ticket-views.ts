import type { Instant } from '../../protocol/instant.ts';
import type { ListedTicket, TicketOfSamePerson, TicketView } from '../../protocol/tickets.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { ticketStatus } from './ticket-status.ts';

const LONGEST_TEXT = 200;

/** Undefined of a conversation that is no ticket. */
export function toTicketView(conversation: Conversation, at: Instant): TicketView | undefined {
  const { ticketNumber, assigneeId, assigneeName = '', agentId, agentName = '', email, ...ticket } = conversation;
  if (ticketNumber === undefined) return undefined;
  const status = ticketStatus(conversation, at);
  return {
    conversationId: ticket.id,
    number: ticketNumber,
    status,
    shopper: {
      name: ticket.shopperName,
      verified: ticket.verified,
      ...(email === undefined ? {} : { email }),
    },
    locale: ticket.locale,
    priority: ticket.priority,
    dueAt: timeOf(ticket.ticketPromisedAt ?? ticket.createdAt),
    since: timeOf(ticket.requestedAt ?? ticket.createdAt),
    ...(status === 'snoozed' && ticket.snoozedUntil !== undefined ? { snoozedUntil: timeOf(ticket.snoozedUntil) } : {}),
    ...(assigneeId === undefined ? {} : { assignee: { id: assigneeId, name: assigneeName } }),
    ...(ticket.owner === 'agent' && agentId !== undefined ? { holder: { id: agentId, name: agentName } } : {}),
    tags: ticket.tags,
    ...(ticket.mergedInto === undefined
      ? {}
      : { mergedInto: { conversationId: ticket.mergedInto, number: ticket.mergedNumber ?? '' } }),
    ...(ticket.splitFrom === undefined
      ? {}
      : { splitFrom: { conversationId: ticket.splitFrom, number: ticket.splitNumber ?? '' } }),
    shopperSeq: ticket.lastShopperSeq,
  };
}

/** @param lastText what the shopper wrote last */
export function toListedTicket(
  conversation: Conversation,
  lastText: string | undefined,
  at: Instant,
): ListedTicket | undefined {
  const view = toTicketView(conversation, at);
  if (view === undefined) return undefined;
  const text = lastText ?? conversation.question;
  return { ...view, ...(text === undefined ? {} : { text: text.slice(0, LONGEST_TEXT).toWellFormed() }) };
}

/** With what the shopper asked: agents choose by it. */
export function toTicketOfSamePerson(
  conversation: Conversation,
  lastText: string | undefined,
  at: Instant,
): TicketOfSamePerson | undefined {
  const listed = toListedTicket(conversation, lastText, at);
  const { question } = conversation;
  return listed === undefined || question === undefined
    ? listed
    : { ...listed, about: question.slice(0, LONGEST_TEXT).toWellFormed() };
}

const timeOf = (at: Instant): string => new Date(at).toISOString();
