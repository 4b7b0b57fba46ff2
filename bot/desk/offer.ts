import type { Conversation, Instant } from '../../handoff/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation-store.ts';
import type { SideNotes } from '../../handoff/side-notes.ts';
import type { HandoffPacket } from '../../protocol/agent-events.ts';
import { lastMessages } from './last-messages.ts';
import { handoffPacket } from './packet.ts';

export interface OfferPorts {
  readonly conversations: Pick<ConversationStore, 'messages' | 'list' | 'botState'>;
  readonly notes: Pick<SideNotes, 'answerRatings'>;
  readonly now: () => Instant;
}

/** An offer as the agent's pages are told of it, when it is made and again when one of them connects. */
export interface OfferPush {
  readonly conversationId: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly packet: HandoffPacket;
}

export async function offerPush(conversation: Conversation, ports: OfferPorts): Promise<OfferPush> {
  const log = await lastMessages(ports.conversations, conversation);
  return {
    conversationId: conversation.id,
    expiresAt: new Date(conversation.offerExpiresAt ?? ports.now()).toISOString(),
    packet: await handoffPacket(conversation, log, ports.conversations, ports.notes),
  };
}
