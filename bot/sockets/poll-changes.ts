import type { Server } from 'socket.io';
import type { Conversation, Instant } from '../../handoff/conversation.ts';
import type { Coordination } from '../../handoff/coordination.ts';
import type { Conversations } from '../conversations.ts';
import type { Board } from '../desk/board.ts';
import { agentRoom, conversationRoom } from './rooms.ts';
import { type SignLink, toHandoffView, toWireMessage } from './wire.ts';

export interface PollPorts {
  readonly io: Server;
  readonly conversations: Pick<Conversations, 'list' | 'messages' | 'onChange'>;
  readonly coordination: Pick<Coordination, 'shared'>;
  readonly board: Pick<Board, 'refresh'>;
  readonly sign: SignLink;
  readonly now: () => Instant;
  readonly onFault: (error: unknown) => void;
}

const EVERY_MS = 1_000;
/** Clocks of two processes may differ by so much; what is told twice, browsers know by its `seq`. */
const OVERLAP_MS = 3_000;
const PAGE = 200;

/**
 * While the processes do not hear of each other, this one reads what the others committed and tells its own sockets:
 * slower, within two seconds, but nothing stays unheard.
 */
export function pollChanges(ports: PollPorts): { close(): Promise<void> } {
  const { conversations, coordination, now, sign } = ports;
  const shoppers = ports.io.of('/shopper');
  const agents = ports.io.of('/agent');
  /** `conversation:seq` of what the sockets of this process have been told since it was left alone. */
  const told = new Set<string>();
  const keyOf = (id: string, seq: number) => `${id}:${seq}`;
  const epochs = new Map<string, number>();

  conversations.onChange(({ conversation, messages }) => {
    if (coordination.shared()) return;
    for (const { seq } of messages) told.add(keyOf(conversation.id, seq));
    epochs.set(conversation.id, conversation.epoch);
  });

  async function tell(conversation: Conversation, since: Instant): Promise<void> {
    const { id, agentId } = conversation;
    const rooms = [conversationRoom(id), ...(agentId === undefined ? [] : [agentRoom(agentId)])];
    const watched = rooms.some((room) => shoppers.adapter.rooms.has(room) || agents.adapter.rooms.has(room));
    if (!watched) return;
    const afterSeq = Math.max(0, conversation.lastSeq - PAGE);
    for (const message of await conversations.messages(id, { afterSeq, limit: PAGE })) {
      if (message.createdAt < since || told.has(keyOf(id, message.seq))) continue;
      told.add(keyOf(id, message.seq));
      const push = { conversationId: id, message: toWireMessage(message, sign) };
      shoppers.local.to(conversationRoom(id)).emit('message:new', push);
      if (conversation.owner !== 'bot') agents.local.to(rooms).emit('message:new', push);
    }
    if (epochs.get(id) === conversation.epoch) return;
    epochs.set(id, conversation.epoch);
    shoppers.local
      .to(conversationRoom(id))
      .emit('handoff:changed', { conversationId: id, ...toHandoffView(conversation, undefined) });
    agents.local.to(rooms).emit('conversation:changed', { conversationId: id, owner: conversation.owner });
  }

  let since: Instant | undefined;
  const poll = async () => {
    if (coordination.shared() && since === undefined) return;
    const from = (since ?? now()) - OVERLAP_MS;
    // One more reading once they hear of each other again, for what fell between.
    since = coordination.shared() ? undefined : now();
    const changed = await conversations.list({ changedSince: from });
    for (const conversation of changed) await tell(conversation, from);
    if (changed.length > 0) ports.board.refresh();
    if (since === undefined) {
      told.clear();
      epochs.clear();
    }
  };

  let polling: Promise<void> = Promise.resolve();
  let closed = false;
  const timer = setInterval(() => {
    polling = polling.then(() => (closed ? undefined : poll())).catch(ports.onFault);
  }, EVERY_MS);
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await polling;
    },
  };
}
