import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { transition } from '../conversation/ownership.ts';
import { letterOfNewTicket } from '../letters/ticket-letters.ts';
import type { Ticket } from '../queue/tickets.ts';
import { changeOwner, type DeskAgent, type DeskParts, giveToAgent } from './change-owner.ts';
import { ticketLines } from './system-lines.ts';

/** What the queue and the clock do to the ownership of a conversation. */
export function queueActs(parts: DeskParts) {
  return {
    offer: (conversationId: string, agent: DeskAgent, expiresAt: Instant) =>
      giveToAgent(parts, conversationId, agent, () => ({
        type: 'offer',
        agentId: agent.id,
        agentName: agent.name,
        expiresAt,
      })),

    expireOffer: (conversationId: string) => changeOwner(parts, conversationId, { type: 'offer-expired' }),

    /** The agent's pages are gone. */
    agentLost: (conversationId: string, agentId: string) =>
      changeOwner(parts, conversationId, { type: 'agent-lost', agentId }, (before, after) =>
        before.owner === 'agent' ? parts.line(after, 'agentLost', { name: before.agentName ?? '' }) : undefined,
      ),

    /** The wait grew too long, the desk closed, or the shopper would rather not wait. */
    toTicket: (conversationId: string, ticket: Ticket) =>
      parts.change<Conversation>({
        conversationId,
        decide(current) {
          const after = transition(current, { type: 'to-ticket', ...ticket }, parts.now());
          const messages = ticketLines(parts.line, after);
          return { conversation: after, messages, letter: letterOfNewTicket(current, after), result: after };
        },
      }),

    wrapUpDone: (conversationId: string) => changeOwner(parts, conversationId, { type: 'wrap-up-done' }),
  };
}
