import type { HandoffReason } from '../../protocol/agent-events.ts';
import type { Priority } from '../../protocol/conversation.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation, NewMessage } from '../conversation/conversation.ts';
import type { Change } from '../conversation/conversation-store.ts';
import { transition } from '../conversation/ownership.ts';
import type { TicketLetterOrder } from '../letters/ticket-letters.ts';
import type { Ticket } from '../queue/tickets.ts';
import { isEndedTicket, writtenToTicket } from '../tickets/written-to-ticket.ts';
import type { Alarm } from './danger-while-waiting.ts';
import { requested } from './handoff-request.ts';
import { ticketLine, type WriteLine } from './system-lines.ts';

/** A shopper's message that came by another way than the chat: a mail, or the contact form. */
export interface OutsideMessage {
  readonly message: NewMessage;
  /** Of the mail or form: the same for every try of it. */
  readonly id: string;
  readonly alarm: Alarm | undefined;
  /** What the ticket is about, where one begins. */
  readonly request: {
    readonly reason: HandoffReason;
    readonly priority: Priority;
    readonly question: string | undefined;
  };
  readonly ticket: Ticket;
  /** An answer to a letter: the ticket opens again, under its number. */
  readonly sameMatter?: boolean;
  /** It does no more than thank. */
  readonly isThanks?: boolean;
  /** The sender came by a letter to the address that was left here: it is theirs. */
  readonly provesEmail?: boolean;
  /** What goes back by e-mail where a ticket begins. */
  readonly confirmed: (ticket: Conversation) => TicketLetterOrder | undefined;
  /** Whether any letter may go back by it: an address that somebody has named gets only so many. */
  readonly mayWrite: boolean;
  readonly line: WriteLine;
  readonly at: Instant;
}

/** Goes to whoever has the conversation, or is waited for; what no person has becomes a ticket. */
export function takenFromOutside(before: Conversation, outside: OutsideMessage): Change<undefined> {
  const { message, ticket, provesEmail, confirmed, mayWrite, line, at } = outside;
  const current = provesEmail === true ? { ...before, provenEmail: before.email } : before;
  if (outside.isThanks === true && isEndedTicket(current))
    return withCare({ conversation: current, messages: [message] }, outside);
  const begins = isNobodys(current);
  const after = begins ? ticketOf(current, outside) : writtenToTicket(current, ticket.promisedAt, at);
  if (after === undefined) return withCare({ conversation: current, messages: [message] }, outside);
  const told = after.owner === 'ticket' ? [ticketLine(line, after)] : [];
  const letter = begins && mayWrite ? confirmed(after) : undefined;
  return withCare({ conversation: after, messages: [message, ...told], letter }, outside);
}

function ticketOf(current: Conversation, { request, ticket, sameMatter, at }: OutsideMessage): Conversation {
  const { promisedAt } = ticket;
  return sameMatter === true && current.ticketNumber !== undefined
    ? transition(current, { type: 'reopen', promisedAt }, at)
    : requested(current, { ...request, ticket }, at);
}

/** Who writes from outside waits for a person, not for the bot's next words on a page. */
const isNobodys = ({ owner }: Conversation): boolean => owner === 'closed' || owner === 'wrap-up' || owner === 'bot';

/** Words of danger go before all others where they are sure, and whom to call goes back by mail; nobody talks over an agent. */
function withCare(
  change: Pick<Change<undefined>, 'conversation' | 'letter'> & { readonly messages: readonly NewMessage[] },
  { alarm, id, mayWrite }: Pick<OutsideMessage, 'alarm' | 'id' | 'mayWrite'>,
): Change<undefined> {
  const { conversation, messages } = change;
  if (alarm === undefined) return { ...change, result: undefined };
  const told = conversation.owner === 'agent' ? undefined : alarm.care(conversation);
  return {
    ...change,
    conversation: alarm.sure ? { ...conversation, priority: 'urgent', reason: 'safety' } : conversation,
    ...(told === undefined ? {} : { messages: [...messages, told] }),
    ...(told === undefined || !mayWrite ? {} : { letter: { kind: 'care', once: `care/${id}` } }),
    result: undefined,
  };
}
