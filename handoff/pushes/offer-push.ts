import type { HandoffPacket } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { handoffPacket, type PacketPorts } from '../desk/packet.ts';

export interface OfferPorts extends PacketPorts {
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
  return {
    conversationId: conversation.id,
    expiresAt: new Date(conversation.offerExpiresAt ?? ports.now()).toISOString(),
    packet: await handoffPacket(conversation, ports),
  };
}
