import { codeOf } from '../../browser/api.ts';
import {
  MOST_AT_ONCE,
  READING_SECONDS,
  type SeenTicket,
  type TicketAct,
  type TicketAgent,
  type TicketLink,
  type TicketOutcome,
} from '../../protocol/tickets.ts';
import { type AgentSocket, ask } from './agent-socket.ts';
import type { ChatEvent } from './events.ts';
import type { OpenChats } from './open-chats.ts';
import { isMine, type MergedTickets, type SplitTickets, type Undoable } from './state.ts';
import type { Store } from './store.ts';

/** What the desk asks of the server about tickets. */
export interface TicketRequests {
  /** Hears what is pushed of tickets, until the socket is let go. */
  listen(): void;
  /** Shows a ticket to this agent, who has not taken it. */
  look(conversationId: string): void;
  /** What became of it ticket by ticket; undefined where the server could not be asked, which is noticed. */
  actOnAll(tickets: readonly SeenTicket[], act: TicketAct): Promise<readonly TicketOutcome[] | undefined>;
  /** That this agent has it in front of them. */
  reading(conversationId: string): void;
  /** The same act with one that is open, where a refusal is noticed. */
  actOn(ticket: SeenTicket, act: TicketAct): Promise<void>;
  /** One ticket goes on in another, which is shown then; the code of the refusal, or undefined. */
  merge(tickets: MergedTickets): Promise<string | undefined>;
  /** These messages become a ticket of their own, which is shown then; the code of the refusal, or undefined. */
  split(from: SeenTicket & TicketLink, order: SplitOrder): Promise<string | undefined>;
  /** What was split off goes on where it came from again. */
  rejoin(tickets: SplitTickets): Promise<void>;
  /** It goes on by itself again, and is shown. */
  takeApart(tickets: MergedTickets): Promise<void>;
}

/** The lines after which other tickets are linked with one. */
const LINK_LINES: readonly unknown[] = ['mergedHere', 'unmerged', 'splitAway'];

/** `clientId`: the same for each try. */
export interface SplitOrder {
  readonly clientId: string;
  readonly messages: readonly number[];
  readonly about: string;
}

export interface TicketRequestPorts {
  readonly agentId: string;
  readonly now: () => Date;
  readonly socket: AgentSocket;
  readonly store: Store;
  readonly chats: OpenChats;
  readonly notice: (code: string, undo?: Undoable) => void;
}

export function ticketRequests({ agentId, now, socket, store, chats, notice }: TicketRequestPorts): TicketRequests {
  const tell = (conversationId: string, event: ChatEvent): void =>
    store.dispatch({ type: 'in-chat', conversationId, event });
  function reading(conversationId: string): void {
    void ask(socket, 'ticket:reading', { conversationId }).catch(() => undefined);
  }

  /** A colleague who has come to a ticket hears at once that this agent is there. */
  function readBy(conversationId: string, agent: TicketAgent): void {
    if (agent.id === agentId) return;
    const { clockAhead, focused } = store.state();
    const at = now().getTime() - clockAhead;
    const known = chats.find(conversationId)?.readers?.some(({ id, until }) => id === agent.id && until > at);
    tell(conversationId, { type: 'read-by', reader: { ...agent, until: at + READING_SECONDS * 1000 } });
    if (known !== true && focused === conversationId) reading(conversationId);
  }

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
        tell(one.conversationId, { type: 'ticket-changed', ticket: one.ticket });
      }
      return all;
    } catch (error) {
      notice(codeOf(error));
      return undefined;
    }
  }
  function look(conversationId: string): void {
    const known = chats.find(conversationId);
    store.dispatch({ type: 'focused', conversationId });
    if (known !== undefined && isMine(known)) return;
    chats.add(conversationId, known?.item, true);
    void chats.open(conversationId);
  }

  async function actOn({ conversationId, shopperSeq }: SeenTicket, act: TicketAct): Promise<void> {
    const [outcome] = (await actOnAll([{ conversationId, shopperSeq }], act)) ?? [];
    if (outcome?.ok === false) notice(outcome.code);
  }

  async function merge(merged: MergedTickets): Promise<string | undefined> {
    const { conversationId, shopperSeq } = merged.from;
    const act = { do: 'merge', into: merged.into.conversationId } as const;
    const [outcome] = (await actOnAll([{ conversationId, shopperSeq }], act)) ?? [];
    if (outcome?.ok !== true) return outcome?.code ?? 'unreachable';
    look(merged.into.conversationId);
    notice('merged', { merged });
    return undefined;
  }

  return {
    listen() {
      socket.on('message:new', ({ conversationId, message: { value } }) => {
        const line = typeof value === 'object' && value !== null && 'system' in value ? value.system : undefined;
        if (LINK_LINES.includes(line) && chats.find(conversationId) !== undefined) void chats.open(conversationId);
      });
      socket.on('ticket:changed', ({ conversationId, ticket }) =>
        tell(conversationId, { type: 'ticket-changed', ticket }),
      );
      socket.on('ticket:read-by', ({ conversationId, agent }) => readBy(conversationId, agent));
    },
    look,
    actOnAll,
    reading,
    actOn,
    merge,
    async split({ conversationId, shopperSeq, number }, order) {
      const [outcome] = (await actOnAll([{ conversationId, shopperSeq }], { do: 'split', ...order })) ?? [];
      if (outcome?.ok !== true) return outcome?.code ?? 'unreachable';
      if (outcome.split === undefined) return undefined;
      look(outcome.split.conversationId);
      notice('split', { split: { from: { conversationId, number }, off: outcome.split } });
      return undefined;
    },
    async rejoin({ from, off }) {
      const { shopperSeq = 0 } = chats.find(off.conversationId)?.ticket ?? {};
      const refusal = await merge({ from: { ...off, shopperSeq }, into: from });
      // Who could not be asked is noticed already.
      if (refusal !== undefined && refusal !== 'unreachable') notice(refusal);
    },
    async takeApart({ from }) {
      await actOn(from, { do: 'reopen' });
      look(from.conversationId);
    },
  };
}
