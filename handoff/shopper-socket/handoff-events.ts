import { CodedError } from '../../protocol/error-codes.ts';
import type { Locale } from '../../protocol/locale.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import { type Conversation, waitsForPerson } from '../conversation/conversation.ts';
import { toHandoffView } from '../conversation/conversation-views.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { inConversation, shopperSchemas as schemas } from '../conversation/event-schemas.ts';
import { goesOnIn } from '../conversation/goes-on-in.ts';
import { ownConversation } from '../conversation/known-conversation.ts';
import type { Desk } from '../desk/desk.ts';
import type { Board } from '../queue/board.ts';
import type { Ticket } from '../queue/tickets.ts';

export interface HandingOffPorts {
  readonly conversations: Pick<Conversations, 'find'>;
  readonly desk: Pick<Desk, 'request' | 'cancel' | 'toTicket' | 'end'>;
  readonly board: Pick<Board, 'placeOf'>;
  /** Whether anybody works here who could answer, now or later. */
  readonly staffed: () => boolean;
  /** A ticket where nobody can take a chat in this language now. */
  readonly ticket: (locale: Locale) => Ticket | undefined;
  readonly freshTicket: () => Ticket;
}

/** The shopper asks for a person, waits no longer, or ends the conversation. */
export function handingOffEvents(ports: HandingOffPorts): EventTable<Visitor> {
  const { conversations, desk, board } = ports;
  const handoffOf = async (conversation: Conversation) => ({
    handoff: toHandoffView(conversation, await board.placeOf(conversation)),
  });
  return {
    'handoff:request': on(schemas.request, async (visitor: Visitor, { conversationId, reason }) => {
      const current = await ownConversation(conversations, visitor, conversationId);
      const { locale } = current;
      const goesOn = await goesOnIn(conversations, current);
      // A person is asked for where the ticket goes on; else its number would be lost here, and its answer owed there.
      if (goesOn.id !== conversationId && goesOn.visitorId === visitor.visitorId)
        throw new CodedError('ticket_merged', { conversationId: goesOn.id, number: goesOn.ticketNumber });
      if (!ports.staffed()) throw new CodedError('nobody_to_answer');
      const changed = await desk.request(conversationId, {
        reason: 'requested',
        priority: 'other',
        question: reason,
        ticket: ports.ticket(locale),
      });
      return handoffOf(changed.conversation);
    }),

    'handoff:cancel': on(inConversation, async (visitor: Visitor, { conversationId }) => {
      const current = await ownConversation(conversations, visitor, conversationId);
      if (current.owner === 'bot') return handoffOf(current);
      return handoffOf((await desk.cancel(conversationId)).conversation);
    }),

    'handoff:ticket': on(inConversation, async (visitor: Visitor, { conversationId }) => {
      const current = await ownConversation(conversations, visitor, conversationId);
      if (current.owner === 'ticket') return handoffOf(current);
      if (!waitsForPerson(current)) throw new CodedError('handoff_not_waiting');
      return handoffOf((await desk.toTicket(conversationId, ports.freshTicket())).conversation);
    }),

    'conversation:end': on(inConversation, async (visitor: Visitor, { conversationId }) => {
      const current = await ownConversation(conversations, visitor, conversationId);
      if (current.owner !== 'closed' && current.owner !== 'wrap-up') await desk.end(conversationId);
      return {};
    }),
  };
}
