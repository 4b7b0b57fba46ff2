import type { Instant } from '../../protocol/instant.ts';
import type { Ticket } from '../queue/tickets.ts';
import { changeOwner, type DeskAgent, type DeskParts, giveToAgent } from './change-owner.ts';
import { ticketLine } from './system-lines.ts';

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

    /** The wait grew too long, or the desk closed. */
    toTicket: (conversationId: string, ticket: Ticket) =>
      changeOwner(parts, conversationId, { type: 'to-ticket', ...ticket }, (_before, after) =>
        ticketLine(parts.line, after),
      ),

    wrapUpDone: (conversationId: string) => changeOwner(parts, conversationId, { type: 'wrap-up-done' }),
  };
}
