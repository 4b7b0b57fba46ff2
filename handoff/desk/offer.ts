import type { HandoffPacket } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import type { SideNotes } from '../conversation/side-notes.ts';
import { lastMessages } from './last-messages.ts';
import { handoffPacket, type ReadBotMemory } from './packet.ts';

export interface OfferPorts {
  readonly conversations: Pick<ConversationStore, 'messages' | 'list' | 'botState'>;
  readonly notes: Pick<SideNotes, 'answerRatings'>;
  readonly readMemory: ReadBotMemory;
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
    packet: await handoffPacket(conversation, log, ports.conversations, ports.notes, ports.readMemory),
  };
}
