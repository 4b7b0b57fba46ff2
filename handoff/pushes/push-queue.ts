import type { Server } from 'socket.io';
import { accountOf } from '../../people/sign-in/staff-rights.ts';
import type { Instant } from '../../protocol/instant.ts';
import { conversationRoom, EVERY_AGENT } from '../../transport/socket-rooms.ts';
import { toHandoffView } from '../conversation/conversation-views.ts';
import type { Board } from '../queue/board.ts';
import { agentsIn, type DeskState, queueFor } from '../queue/desk-state.ts';

export interface PushQueuePorts {
  readonly io: Server;
  readonly board: Pick<Board, 'onRefresh' | 'placesIn'>;
  readonly now: () => Instant;
}

/** Shows the queue to agents and to those who wait: by the sockets of this process, as every process reads it itself. */
export function pushQueue({ io, board, now }: PushQueuePorts): void {
  const agents = io.of('/agent');
  const shoppers = io.of('/shopper');
  /** The last view of those who wait, as JSON. */
  const shown = new Map<string, string>();
  board.onRefresh((state) => {
    showQueue(state);
    showPlaces(state);
  });

  function showQueue(state: DeskState): void {
    const serverTime = new Date(now()).toISOString();
    for (const id of [...(agents.adapter.rooms.get(EVERY_AGENT) ?? [])]) {
      const socket = agents.sockets.get(id);
      if (socket === undefined) continue;
      socket.emit('queue:changed', { ...queueFor(accountOf(socket)?.id, state), serverTime });
    }
    agents.local.to(EVERY_AGENT).emit('presence:changed', { agents: agentsIn(state) });
  }

  /** Those who wait are told when their place or expected wait has changed. */
  function showPlaces(state: DeskState): void {
    const places = board.placesIn(state);
    for (const id of shown.keys()) if (!places.has(id)) shown.delete(id);
    for (const conversation of state.waiting) {
      const room = conversationRoom(conversation.id);
      if (!shoppers.adapter.rooms.has(room)) continue;
      const view = toHandoffView(conversation, places.get(conversation.id));
      const key = JSON.stringify(view);
      if (shown.get(conversation.id) === key) continue;
      shown.set(conversation.id, key);
      shoppers.local.to(room).emit('handoff:changed', { conversationId: conversation.id, ...view });
    }
  }
}
