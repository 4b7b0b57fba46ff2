import type { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { TicketLink, TicketOutcome } from '../../protocol/tickets.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import { conversationRoom } from '../../transport/socket-rooms.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { inConversation, agentSchemas as schemas } from '../conversation/event-schemas.ts';
import type { Desk } from '../desk/desk.ts';
import { splitOff } from '../desk/split-acts.ts';
import type { Ticket } from '../queue/tickets.ts';
import type { ActingAgent } from '../tickets/decide-ticket-act.ts';
import { toTicketView } from '../tickets/ticket-views.ts';

export interface TicketEventPorts {
  readonly desk: Pick<Desk, 'ticketAct' | 'mergeTicket' | 'splitTicket' | 'reopenTicket' | 'putBack'>;
  readonly freshTicket: () => Ticket;
  readonly limits: RateLimits;
  readonly now: () => Instant;
}

interface Seen {
  readonly conversationId: string;
  readonly shopperSeq: number;
}

type Act = z.infer<typeof schemas.tickets>['act'];

interface Done {
  readonly conversation: Conversation;
  readonly split?: TicketLink;
}

/** What agents do with tickets: from the list, with several at once, and with the one that they have open. */
export function ticketEvents({ desk, freshTicket, limits, now }: TicketEventPorts): EventTable<Account> {
  async function done(conversationId: string, agent: ActingAgent, act: Act): Promise<Done> {
    switch (act.do) {
      case 'merge':
        return desk.mergeTicket(conversationId, agent, act.into);
      case 'split': {
        const { clientId, messages: seqs, about } = act;
        const split = await desk.splitTicket(conversationId, agent, { clientId, seqs, about }, freshTicket());
        return { conversation: split.conversation, split: splitOff(split) };
      }
      case 'reopen':
        return desk.reopenTicket(conversationId);
      default:
        return desk.ticketAct(conversationId, agent, act);
    }
  }

  /** A rule's refusal is the outcome of this ticket; a fault is the whole call's. */
  async function outcomeOf({ id, name }: Account, seen: Seen, act: Act): Promise<TicketOutcome> {
    const { conversationId, shopperSeq: seenSeq } = seen;
    try {
      const { conversation, split } = await done(conversationId, { id, name, seenSeq }, act);
      const ticket = toTicketView(conversation, now());
      if (ticket === undefined) throw new Error('An act has made something else of a ticket');
      return { conversationId, ok: true, ticket, ...(split === undefined ? {} : { split }) };
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'storage_unavailable') throw error;
      return { conversationId, ok: false, code: error.code };
    }
  }

  return {
    'tickets:act': on(schemas.tickets, async (account: Account, { tickets, act }) => {
      // The door has counted the first.
      await Promise.all(tickets.slice(1).map(() => limits.spend('agentEvent', account.id)));
      return { outcomes: await Promise.all(tickets.map((one) => outcomeOf(account, one, act))) };
    }),

    'ticket:reading': on(inConversation, async ({ id, name }: Account, { conversationId }, socket) => {
      const room = conversationRoom(conversationId);
      // Only whoever has the conversation open is seen looking at it.
      if (!socket.rooms.has(room)) throw new CodedError('assignment_lost');
      socket.to(room).volatile.emit('ticket:read-by', { conversationId, agent: { id, name } });
      return {};
    }),

    'ticket:put-back': on(inConversation, async (account: Account, { conversationId }) => {
      await desk.putBack(conversationId, account.id);
      return {};
    }),
  };
}
