import type { Instant } from '../../protocol/instant.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { agentSchemas as schemas } from '../conversation/event-schemas.ts';
import type { SideNotes } from '../conversation/side-notes.ts';
import type { ReadBotMemory } from '../desk/packet.ts';
import type { AgentPageLeases } from '../presence/agent-page-leases.ts';
import { offerPush } from '../pushes/offer-push.ts';
import type { Board } from '../queue/board.ts';
import { agentsIn, queueFor } from '../queue/desk-state.ts';

export interface AttendingPorts {
  readonly conversations: Conversations;
  readonly board: Board;
  readonly pages: AgentPageLeases;
  readonly notes: SideNotes;
  readonly readMemory: ReadBotMemory;
  readonly now: () => Instant;
}

/** The agent says that they are there, and watches the queue. */
export function attendingEvents(ports: AttendingPorts): EventTable<Account> {
  const { conversations, board, pages, notes, now } = ports;
  return {
    'presence:set': on(schemas.presence, async (account: Account, { state, capacity }, socket) => {
      // After the lease is stored: without one the desk takes the agent for absent.
      await pages.settled(socket.id);
      const choice = await pages.choose(account.id, state, capacity);
      // Read before the acknowledgement, so that the next shopper who asks for a person finds this agent.
      const { held } = await board.read();
      board.refresh();
      const active = held.filter((one) => one.owner === 'agent' && one.agentId === account.id).length;
      return {
        presence: {
          agentId: account.id,
          name: account.name,
          ...choice,
          active,
        },
      };
    }),

    'queue:watch': on(schemas.nothing, async (account: Account, _request, socket) => {
      await pages.settled(socket.id);
      const state = await board.read();
      // An offer is pushed once, when it is made: a page that connects later is told here.
      for (const one of state.waiting)
        if (one.owner === 'offered' && one.agentId === account.id)
          socket.emit(
            'handoff:offered',
            await offerPush(one, { conversations, notes, now, readMemory: ports.readMemory }),
          );
      return {
        ...queueFor(account.id, state),
        agents: agentsIn(state),
        serverTime: new Date(now()).toISOString(),
      };
    }),
  };
}
