import type { Conversation, NewMessage } from '../conversation/conversation.ts';
import type { Ticket } from '../queue/tickets.ts';
import { type ActingAgent, decideTicketAct, type TicketCommand } from '../tickets/decide-ticket-act.ts';
import { writtenToTicket } from '../tickets/written-to-ticket.ts';
import { changeOwner, type DeskParts } from './change-owner.ts';
import { ticketLine } from './system-lines.ts';

/** What is done with conversations that are answered later. */
export function ticketActs(parts: DeskParts) {
  const { change, now, line } = parts;
  return {
    /** From the list of tickets. */
    ticketAct: (conversationId: string, agent: ActingAgent, act: TicketCommand) =>
      change<Conversation>({
        conversationId,
        decide: (current) => {
          const after = decideTicketAct(current, act, agent, now());
          const messages = act.do === 'solve' ? [line(after, 'endedByAgent', { name: agent.name })] : [];
          return { conversation: after, messages, result: after };
        },
      }),

    /** The agent who has it answers it later, or is done until the shopper writes. */
    putBack: (conversationId: string, agentId: string) =>
      changeOwner(parts, conversationId, { type: 'put-back', agentId }),

    /** What the shopper writes now may open their ticket again, or be promised an answer of its own; they are told by when. */
    asksAgain: (
      current: Conversation,
      { promisedAt }: Ticket,
    ): { readonly conversation: Conversation; readonly lines: readonly NewMessage[] } => {
      const conversation = writtenToTicket(current, promisedAt, now());
      if (conversation === undefined) return { conversation: current, lines: [] };
      return { conversation, lines: conversation.owner === 'ticket' ? [ticketLine(line, conversation)] : [] };
    },
  };
}
