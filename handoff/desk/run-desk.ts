import type { Server } from 'socket.io';
import type { Coordination } from '../../doors/coordination.ts';
import { agentRoom, conversationRoom, EVERY_AGENT } from '../../doors/socket-rooms.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation, LoggedMessage } from '../conversation/conversation.ts';
import { type SignLink, toHandoffView } from '../conversation/conversation-views.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { SideNotes } from '../conversation/side-notes.ts';
import { requeueLostChats } from '../presence/requeue-lost-chats.ts';
import { offerPush } from '../pushes/offer-push.ts';
import type { pushChanges } from '../pushes/push-changes.ts';
import type { Board, DeskState } from '../queue/board.ts';
import { makeOffers } from '../queue/make-offers.ts';
import type { Tickets } from '../queue/tickets.ts';
import { enforceTimeLimits } from '../queue/time-limits.ts';
import type { Desk } from './desk.ts';
import { type ReadBotMemory, toQueueItem } from './packet.ts';

/** What the desk counts; times in seconds. */
export interface DeskMetrics {
  readonly messages: { inc(labels: { readonly author: string }): void };
  readonly firstReply: { observe(seconds: number): void };
  readonly waiting: { set(shoppers: number): void };
  readonly longestWait: { set(seconds: number): void };
  readonly agents: { set(agents: number): void };
}

export interface RunDeskPorts {
  readonly io: Server;
  readonly conversations: Conversations;
  readonly coordination: Coordination;
  readonly board: Board;
  readonly desk: Desk;
  /** Has the bot answer what is its to answer. */
  readonly runner: { wake(conversation: Conversation, message?: LoggedMessage): void };
  readonly notes: SideNotes;
  readonly metrics: DeskMetrics;
  readonly readMemory: ReadBotMemory;
  readonly announce: typeof pushChanges;
  readonly sign: SignLink;
  readonly tickets: Tickets;
  readonly now: () => Instant;
  readonly settings: {
    readonly offerSeconds: number;
    readonly longestWaitSeconds: number;
    readonly idleMinutes: number;
  };
  readonly onFault: (error: unknown, where?: string) => void;
}

/** Events move the desk; the sweep is the safety net for those that were lost with a process or with Redis. */
const SWEEP_MS = 1_000;
/** A message without an answer for this long was that of a process that is gone. */
const ABANDONED_AFTER_MS = 5_000;

/** Ties commits to what follows from them: pushes, turns of the bot, offers to agents, the state of the queue. */
export function startDesk(ports: RunDeskPorts): { close(): Promise<void> } {
  const { io, conversations, coordination, board, desk, runner, notes, now, settings } = ports;
  const fault = (error: unknown) => ports.onFault(error, 'desk');
  const agents = io.of('/agent');
  const shoppers = io.of('/shopper');

  const announce = ports.announce({ io, sign: ports.sign, board, offered, onFault: fault });
  conversations.onChange((change, origin) => {
    const { before, conversation, messages } = change;
    announce(change, origin);
    for (const message of messages) ports.metrics.messages.inc({ author: message.author.kind });
    if (conversation.firstReplyAt !== undefined && before.firstReplyAt === undefined)
      ports.metrics.firstReply.observe(
        (conversation.firstReplyAt - (conversation.requestedAt ?? conversation.firstReplyAt)) / 1000,
      );
    const written = messages.find((message) => message.author.kind === 'shopper');
    if (written !== undefined) runner.wake(conversation, written);
    if (conversation.epoch !== before.epoch || conversation.priority !== before.priority)
      coordination.publish({ type: 'queue' });
  });
  coordination.subscribe((signal) => {
    if (signal.type === 'queue' || signal.type === 'presence') board.refresh();
  });

  async function offered(conversation: Conversation): Promise<void> {
    if (conversation.agentId === undefined) return;
    const offer = await offerPush(conversation, { conversations, notes, now, readMemory: ports.readMemory });
    agents.to(agentRoom(conversation.agentId)).emit('handoff:offered', offer);
  }

  const offering = { desk, now, offerSeconds: settings.offerSeconds, onFault: fault };
  board.onRefresh((state) => makeOffers(state, offering));
  board.onRefresh(showState);

  /** To the sockets of this process only: every process reads the queue itself. */
  function showState(state: DeskState): void {
    const queue = [...state.waiting, ...state.tickets].map(toQueueItem);
    const serverTime = new Date(now()).toISOString();
    const watching = new Set([...(agents.adapter.rooms.get(EVERY_AGENT) ?? [])]);
    for (const id of watching) {
      const socket = agents.sockets.get(id);
      const agentId = (socket?.data as { account?: { id: string } } | undefined)?.account?.id;
      const mine = state.held.filter((one) => one.agentId === agentId).map(toQueueItem);
      socket?.emit('queue:changed', { queue, mine, serverTime });
    }
    agents.local.to(EVERY_AGENT).emit('presence:changed', { agents: board.agentsIn(state) });
    showPlaces(state);
    ports.metrics.waiting.set(state.waiting.length);
    ports.metrics.agents.set(state.presences.filter((one) => one.state === 'online').length);
    const longest = Math.max(0, ...state.waiting.map((one) => now() - (one.queuedAt ?? now())));
    ports.metrics.longestWait.set(longest / 1000);
  }

  const shown = new Map<string, string>();
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

  let sweeping: Promise<unknown> = Promise.resolve();
  let closed = false;
  const sweep = async () => {
    const state = await board.look();
    await requeueLostChats(state, { desk, onFault: fault });
    await enforceTimeLimits(state, {
      desk,
      now,
      longestWaitSeconds: settings.longestWaitSeconds,
      idleMinutes: settings.idleMinutes,
      tickets: ports.tickets,
      onFault: fault,
    });
    await makeOffers(state, offering);
    const abandoned = await conversations.list({ unanswered: true, limit: 200 });
    for (const conversation of abandoned)
      if (conversation.updatedAt < now() - ABANDONED_AFTER_MS) runner.wake(conversation);
  };
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => (closed ? undefined : sweep())).catch(fault);
  }, SWEEP_MS);
  board.refresh();

  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await sweeping;
    },
  };
}
