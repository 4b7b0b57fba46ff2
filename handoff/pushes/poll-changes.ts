import type { Server } from 'socket.io';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Coordination } from '../../transport/coordination.ts';
import { agentRoom, conversationRoom } from '../../transport/socket-rooms.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { type SignLink, toHandoffView, toWireMessage } from '../conversation/conversation-views.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { Board } from '../queue/board.ts';
import { alreadyPushed } from './already-pushed.ts';
import { type OfferPorts, offerPush } from './offer-push.ts';
import { changeOf } from './push-changes.ts';

export interface PollPorts extends OfferPorts {
  readonly io: Server;
  readonly conversations: OfferPorts['conversations'] & Pick<Conversations, 'onChange'>;
  readonly coordination: Pick<Coordination, 'shared'>;
  readonly board: Pick<Board, 'refresh' | 'placeOf'>;
  readonly sign: SignLink;
  readonly onFault: (error: unknown) => void;
  readonly everyMs?: number;
}

const EVERY_MS = 1_000;
/** Clocks of two processes may differ by this much. What is pushed twice, browsers recognise by its `seq`. */
const OVERLAP_MS = 3_000;
const PAGE = 200;
const CHANGED_PAGE = 500;
/** A conversation whose state was told longer ago is told of it once more with its next message: that does no harm. */
const EPOCHS_KEPT_MS = 600_000;

/**
 * While the processes do not hear of each other, this one reads what the others committed and tells its own sockets:
 * slower, within two seconds, but nothing stays unheard.
 */
export function pollChanges(ports: PollPorts): { close(): Promise<void> } {
  const { conversations, coordination, now, sign } = ports;
  const shoppers = ports.io.of('/shopper');
  const agents = ports.io.of('/agent');
  /** What the sockets of this process have been told since it was left alone. */
  const messagesTold = alreadyPushed();
  const epochsTold = alreadyPushed();

  conversations.onChange(({ conversation, messages }) => {
    if (coordination.shared()) return;
    for (const { seq } of messages) messagesTold.add(conversation.id, seq, now());
    epochsTold.add(conversation.id, conversation.epoch, now());
  });

  async function tell(conversation: Conversation, since: Instant): Promise<void> {
    const { id, agentId } = conversation;
    const rooms = [conversationRoom(id), ...(agentId === undefined ? [] : [agentRoom(agentId)])];
    const watched = rooms.some((room) => shoppers.adapter.rooms.has(room) || agents.adapter.rooms.has(room));
    if (!watched) return;
    const afterSeq = Math.max(0, conversation.lastSeq - PAGE);
    for (const message of await conversations.messages(id, { afterSeq, limit: PAGE })) {
      if (message.createdAt < since || messagesTold.has(id, message.seq)) continue;
      messagesTold.add(id, message.seq, now());
      const push = { conversationId: id, message: toWireMessage(message, sign) };
      shoppers.local.to(conversationRoom(id)).emit('message:new', push);
      if (conversation.owner !== 'bot') agents.local.to(rooms).emit('message:new', push);
    }
    if (epochsTold.has(id, conversation.epoch)) return;
    epochsTold.add(id, conversation.epoch, now());
    const place = await ports.board.placeOf(conversation);
    shoppers.local
      .to(conversationRoom(id))
      .emit('handoff:changed', { conversationId: id, ...toHandoffView(conversation, place) });
    agents.local.to(rooms).emit('conversation:changed', changeOf(conversation));
    // The agent may be connected to this process while another one made the offer.
    if (conversation.owner === 'offered' && agentId !== undefined && agents.adapter.rooms.has(agentRoom(agentId)))
      agents.local.to(agentRoom(agentId)).emit('handoff:offered', await offerPush(conversation, ports));
  }

  let since: Instant | undefined;
  const poll = async () => {
    if (coordination.shared() && since === undefined) return;
    const from = (since ?? now()) - OVERLAP_MS;
    since ??= now();
    // One more reading once they hear of each other again, for what fell between.
    const next = coordination.shared() ? undefined : now();
    let after: Conversation | undefined;
    for (;;) {
      const changed = await conversations.list({ changedSince: from, after, limit: CHANGED_PAGE });
      for (const conversation of changed)
        await tell(conversation, from).catch((error: unknown) => {
          // Of a database that is away all would fail; they are read again from here. One conversation holds up no other.
          if (error instanceof CodedError && error.code === 'storage_unavailable') throw error;
          ports.onFault(error);
        });
      if (changed.length > 0) ports.board.refresh();
      after = changed.at(-1);
      if (changed.length < CHANGED_PAGE) break;
    }
    since = next;
    // What is older is not read again.
    messagesTold.forget(since === undefined ? Number.POSITIVE_INFINITY : from - OVERLAP_MS);
    epochsTold.forget(since === undefined ? Number.POSITIVE_INFINITY : from - EPOCHS_KEPT_MS);
  };

  let polling: Promise<void> = Promise.resolve();
  let closed = false;
  const timer = setInterval(() => {
    polling = polling.then(() => (closed ? undefined : poll())).catch(ports.onFault);
  }, ports.everyMs ?? EVERY_MS);
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await polling;
    },
  };
}
