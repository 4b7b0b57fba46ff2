import type { Socket } from 'socket.io';
import { conversationRoom } from '../../doors/rooms.ts';
import type { AgentOpened } from '../../protocol/agent-events.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { SideNotes } from '../conversation/side-notes.ts';
import { type SignLink, toConversationView, toWireMessage } from '../conversation/wire.ts';
import { lastMessages } from './last-messages.ts';
import { handoffPacket, type ReadBotMemory } from './packet.ts';

export interface OpenForAgentPorts {
  readonly conversations: Conversations;
  readonly notes: SideNotes;
  readonly sign: SignLink;
  readonly readMemory: ReadBotMemory;
}

const PAGE = 500;

/** All that an agent sees of a conversation; from now on the socket hears what is new in it. */
export async function openForAgent(
  { conversations, notes, sign, readMemory }: OpenForAgentPorts,
  conversation: Conversation,
  afterSeq: number,
  socket: Socket,
): Promise<AgentOpened> {
  await socket.join(conversationRoom(conversation.id));
  const [log, kept] = await Promise.all([
    conversations.messages(conversation.id, { afterSeq, limit: PAGE }),
    notes.notes(conversation.id),
  ]);
  return {
    conversation: toConversationView(conversation, undefined, 'agent'),
    messages: log.map((message) => toWireMessage(message, sign)),
    // The packet is about the newest messages, even where an earlier part of the log is asked for.
    packet: await handoffPacket(
      conversation,
      await lastMessages(conversations, conversation),
      conversations,
      notes,
      readMemory,
    ),
    notes: kept,
  };
}
