import { codeOf } from '../../browser/api.ts';
import { MOST_AT_ONCE, type SeenTicket, type TicketAct, type TicketOutcome } from '../../protocol/tickets.ts';
import { type AgentSocket, ask } from './agent-socket.ts';
import type { OpenChats } from './open-chats.ts';
import { isMine } from './state.ts';
import type { Store } from './store.ts';

/** What the desk asks of the server about tickets. */
export interface TicketRequests {
  /** Shows a ticket to this agent, who has not taken it. */
  look(conversationId: string): void;
  /** What became of it ticket by ticket; undefined where the server could not be asked, which is noticed. */
  actOnAll(tickets: readonly SeenTicket[], act: TicketAct): Promise<readonly TicketOutcome[] | undefined>;
  /** The same with one that is open, where a refusal is noticed. */
  actOn(ticket: SeenTicket, act: TicketAct): Promise<void>;
}

export function ticketRequests(
  socket: AgentSocket,
  store: Store,
  chats: OpenChats,
  notice: (code: string) => void,
): TicketRequests {
  async function actOnAll(
    tickets: readonly SeenTicket[],
    act: TicketAct,
  ): Promise<readonly TicketOutcome[] | undefined> {
    try {
      const all: TicketOutcome[] = [];
      for (let from = 0; from < tickets.length; from += MOST_AT_ONCE) {
        const some = tickets.slice(from, from + MOST_AT_ONCE);
        all.push(...(await ask(socket, 'tickets:act', { tickets: some, act })).outcomes);
      }
      for (const one of all) {
        if (!one.ok) continue;
        const { conversationId, ticket } = one;
        store.dispatch({ type: 'in-chat', conversationId, event: { type: 'ticket-changed', ticket } });
      }
      return all;
    } catch (error) {
      notice(codeOf(error));
      return undefined;
    }
  }
  return {
    look(conversationId) {
      const known = chats.find(conversationId);
      store.dispatch({ type: 'focused', conversationId });
      if (known !== undefined && isMine(known)) return;
      chats.add(conversationId, known?.item, true);
      void chats.open(conversationId);
    },
    actOnAll,
    async actOn({ conversationId, shopperSeq }, act) {
      const [outcome] = (await actOnAll([{ conversationId, shopperSeq }], act)) ?? [];
      if (outcome?.ok === false) notice(outcome.code);
    },
  };
}
