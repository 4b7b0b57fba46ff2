import { isDeepStrictEqual } from 'node:util';
import type { Namespace, Server } from 'socket.io';
import type { AgentPushes, AssignmentLoss } from '../../protocol/agent-events.ts';
import type { ShopperPushes, ShopperRequests } from '../../protocol/shopper-events.ts';
import { agentRoom, conversationRoom, visitorRoom } from '../../transport/socket-rooms.ts';
import type { Conversation } from '../conversation/conversation.ts';
import {
  languageOf,
  type SignLink,
  shownToShopper,
  toHandoffView,
  toWireMessage,
} from '../conversation/conversation-views.ts';
import type { CommittedChange, Conversations } from '../conversation/conversations.ts';
import type { Board } from '../queue/board.ts';
import { toTicketView } from '../tickets/ticket-views.ts';
import type { TranslatingPorts } from '../translation/translate-messages.ts';
import { type OfferPorts, offerPush } from './offer-push.ts';

export type ShopperNamespace = Namespace<ShopperRequests, ShopperPushes>;
export type AgentNamespace = Namespace<never, AgentPushes>;

export interface PushPorts extends OfferPorts {
  readonly io: Server;
  readonly conversations: Conversations;
  readonly sign: SignLink;
  readonly board: Pick<Board, 'placeOf'>;
  readonly onFault: (error: unknown) => void;
  /** Undefined where nothing is translated. */
  readonly onTranslated?: ((tell: TranslatingPorts['translated']) => void) | undefined;
}

/** Pushes each committed change to everybody who may see it, in this process and, through the adapter, in the others. */
export function pushChanges(ports: PushPorts): void {
  const shoppers: ShopperNamespace = ports.io.of('/shopper');
  const agents = ports.io.of('/agent') as unknown as AgentNamespace;
  ports.conversations.onChange((change, origin) => {
    const { before, conversation } = change;
    const { id: conversationId } = conversation;
    const room = conversationRoom(conversationId);
    pushMessages(change, origin);
    if (conversation.locale !== before.locale)
      shoppers.to(room).emit('locale:changed', { conversationId, ...languageOf(conversation) });
    if (conversation.agentReadSeq !== before.agentReadSeq)
      shoppers.to(room).emit('message:read', { conversationId, seq: conversation.agentReadSeq });
    if (conversation.shopperReadSeq !== before.shopperReadSeq && isSeenByAgents(before, conversation))
      agents
        .to(agentsOf(before, conversation))
        .emit('message:read', { conversationId, seq: conversation.shopperReadSeq });
    if (conversation.epoch !== before.epoch) ownershipChanged(before, conversation);
    else if (conversation.ticketPromisedAt !== before.ticketPromisedAt || conversation.splitSeq !== before.splitSeq)
      tellShopper(conversation).catch(ports.onFault);
    tellTicket(before, conversation);
    if (isInboxNews(change)) shoppers.to(visitorRoom(conversation.visitorId)).emit('inbox:changed', {});
  });

  ports.onTranslated?.((conversation, message, translation) => {
    const push = { conversationId: conversation.id, seq: message.seq, translation };
    const shown = shownToShopper(message, translation);
    if (shown !== undefined) shoppers.to(conversationRoom(conversation.id)).emit('message:translated', push);
    agents.to(agentsOf(conversation, conversation)).emit('message:translated', push);
  });

  function pushMessages({ before, conversation, messages }: CommittedChange, origin: string | undefined): void {
    const { id: conversationId } = conversation;
    for (const message of messages) {
      const push = { conversationId, message: toWireMessage(message, ports.sign) };
      const listening = shoppers.to(conversationRoom(conversationId));
      // The page that sent a message has it; a line that came with it is news to that page as well.
      const from = message.author.kind === 'shopper' || message.author.kind === 'agent' ? origin : undefined;
      (from === undefined ? listening : listening.except(from)).emit('message:new', push);
      if (isSeenByAgents(before, conversation)) {
        const watching = agents.to(agentsOf(before, conversation));
        (from === undefined ? watching : watching.except(from)).emit('message:new', push);
      }
    }
  }

  function ownershipChanged(before: Conversation, after: Conversation): void {
    const { id: conversationId } = after;
    const room = conversationRoom(conversationId);
    tellShopper(after).catch(ports.onFault);
    if (after.owner === 'closed') shoppers.to(room).emit('conversation:closed', { conversationId });
    agents.to(agentsOf(before, after)).emit('conversation:changed', changeOf(after));
    const loss = lossOf(before, after);
    if (before.agentId !== undefined && loss !== undefined)
      agents.to(agentRoom(before.agentId)).emit('assignment:lost', { conversationId, reason: loss });
    if (after.owner === 'offered' && after.agentId !== undefined) tellAgent(after, after.agentId).catch(ports.onFault);
  }

  /** To those who have it open: how it stands after what somebody did or wrote. */
  function tellTicket(before: Conversation, after: Conversation): void {
    const at = ports.now();
    const ticket = toTicketView(after, at);
    if (ticket === undefined || isDeepStrictEqual(ticket, toTicketView(before, at))) return;
    agents.to(agentsOf(before, after)).emit('ticket:changed', { conversationId: after.id, ticket });
  }

  async function tellShopper(conversation: Conversation): Promise<void> {
    const place = await ports.board.placeOf(conversation);
    shoppers
      .to(conversationRoom(conversation.id))
      .emit('handoff:changed', { conversationId: conversation.id, ...toHandoffView(conversation, place) });
  }

  /** Of an offer made to them, with all they need to know. */
  async function tellAgent(offered: Conversation, agentId: string): Promise<void> {
    agents.to(agentRoom(agentId)).emit('handoff:offered', await offerPush(offered, ports));
  }
}

/** Who has a conversation now, as agents are told. */
export function changeOf({ id, owner, agentId }: Conversation) {
  return { conversationId: id, owner, ...(agentId === undefined ? {} : { agentId }) };
}

/** Agents are pushed a conversation from the request for a person on; before, only those who opened it by hand. */
function isSeenByAgents(before: Conversation, after: Conversation): boolean {
  return before.owner !== 'bot' || after.owner !== 'bot';
}

/** Whether the inbox of the shopper shows something else now. */
export function isInboxNews({ before, conversation, messages }: CommittedChange): boolean {
  const { ticketNumber, owner, mergedNumber, splitSeq, shopperReadSeq } = conversation;
  if (ticketNumber === undefined) return false;
  const isNew = before.lastSeq === 0;
  const isOtherwise =
    isNew || owner !== before.owner || mergedNumber !== before.mergedNumber || splitSeq !== before.splitSeq;
  return (
    isOtherwise || shopperReadSeq !== before.shopperReadSeq || messages.some(({ author }) => author.kind === 'agent')
  );
}

function agentsOf(before: Conversation, after: Conversation): string[] {
  const ids = [before.agentId, after.agentId].filter((id) => id !== undefined);
  return [conversationRoom(after.id), ...new Set(ids.map(agentRoom))];
}

/** Why the agent who had it, or was offered it, has it no more; undefined where they gave it away themselves. */
function lossOf(before: Conversation, after: Conversation): AssignmentLoss | undefined {
  if (before.agentId === undefined || before.agentId === after.agentId) return undefined;
  if (after.owner === 'agent') return 'picked';
  if (before.owner === 'offered') {
    if (after.owner !== 'queued') return 'cancelled';
    return after.declinedBy.includes(before.agentId) ? 'expired' : 'lease';
  }
  if (before.owner === 'agent' && (after.owner === 'queued' || after.owner === 'offered'))
    return after.reason === 'transfer' ? 'transferred' : 'lease';
  return undefined;
}
