import type { Socket } from 'socket.io';
import type { AgentOpened } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';
import { conversationRoom } from '../../transport/socket-rooms.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { type SignLink, toConversationView, toWireMessage } from '../conversation/conversation-views.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { SideNotes } from '../conversation/side-notes.ts';
import { handoffPacket, type ReadBotMemory } from '../desk/packet.ts';
import { toTicketView } from '../tickets/ticket-views.ts';
import type { Translations } from '../translation/translations.ts';

export interface OpenForAgentPorts {
  readonly conversations: Conversations;
  readonly notes: SideNotes;
  readonly sign: SignLink;
  readonly readMemory: ReadBotMemory;
  readonly translations: Translations;
  /** Whether this installation can translate. */
  readonly translates: boolean;
  readonly now: () => Instant;
}

const PAGE = 500;
const MOST_LINKED = 50;

/** All that an agent sees of a conversation; from now on the socket hears what is new in it. */
export async function openForAgent(
  ports: OpenForAgentPorts,
  conversation: Conversation,
  afterSeq: number,
  socket: Socket,
): Promise<AgentOpened> {
  await socket.join(conversationRoom(conversation.id));
  const [log, notes, translations, packet, merged, split] = await Promise.all([
    ports.conversations.messages(conversation.id, { afterSeq, limit: PAGE }),
    ports.notes.notes(conversation.id),
    ports.translations.after(conversation.id, afterSeq),
    // About the newest messages, even where an earlier part of the log is asked for.
    handoffPacket(conversation, ports),
    ports.conversations.list({ mergedInto: conversation.id, limit: MOST_LINKED }),
    ports.conversations.list({ splitFrom: conversation.id, limit: MOST_LINKED }),
  ]);
  const ticket = toTicketView(conversation, ports.now());
  return {
    conversation: toConversationView(conversation, undefined, 'agent'),
    messages: log.map((message) => toWireMessage(message, ports.sign, translations.get(message.seq))),
    packet,
    notes,
    translation: {
      available: ports.translates,
      ...(conversation.translatedInto === undefined ? {} : { into: conversation.translatedInto }),
    },
    ...(ticket === undefined ? {} : { ticket }),
    ...(merged.length === 0 ? {} : { merged: merged.map(linkTo) }),
    ...(split.length === 0 ? {} : { split: split.map(linkTo) }),
  };
}

const linkTo = ({ id, ticketNumber = '' }: Conversation) => ({ conversationId: id, number: ticketNumber });
