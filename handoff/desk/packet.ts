import type { FormEntry, HandoffPacket, QueueItem } from '../../protocol/agent-events.ts';
import type { Conversation, LoggedMessage } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import type { SideNotes } from '../conversation/side-notes.ts';

/** What an agent is told of a conversation is taken from this many messages. */
const RECENT_MESSAGES = 500;

const shopperOf = ({ shopperName, verified }: Conversation) => ({ name: shopperName, verified });
const since = ({ queuedAt, updatedAt }: Conversation) => new Date(queuedAt ?? updatedAt).toISOString();

export function toQueueItem(conversation: Conversation): QueueItem {
  return {
    conversationId: conversation.id,
    owner: conversation.owner,
    shopper: shopperOf(conversation),
    locale: conversation.locale,
    reason: conversation.reason ?? 'requested',
    priority: conversation.priority,
    waitingSince: since(conversation),
    ...(conversation.agentId === undefined ? {} : { agentId: conversation.agentId }),
    ...(conversation.question === undefined ? {} : { lastText: conversation.question }),
    lastSeq: conversation.lastSeq,
  };
}

/** What the bot was told and has not finished. */
export interface BotMemory {
  readonly form?: readonly FormEntry[] | undefined;
  readonly lastQuestion?: string;
  /** How often the conversation had been ended when the bot last spoke. */
  readonly endings?: number;
}
/** Reads the bot's memory as it was stored. */
export type ReadBotMemory = (stored: string | undefined) => BotMemory;

export interface PacketPorts {
  readonly conversations: Pick<ConversationStore, 'messages' | 'list' | 'botState'>;
  readonly notes: Pick<SideNotes, 'answerRatings'>;
  readonly readMemory: ReadBotMemory;
}

/** Gathers what the agent needs in order to go on where the bot stopped. */
export async function handoffPacket(
  conversation: Conversation,
  { conversations, notes, readMemory }: PacketPorts,
): Promise<HandoffPacket> {
  const [log, ratings, all, memory] = await Promise.all([
    lastMessages(conversations, conversation),
    notes.answerRatings(conversation.id),
    conversations.list({ visitorId: conversation.visitorId, limit: 100 }),
    // Not part of the wish: a person is also called by a button that the bot never hears of.
    conversations.botState(conversation.id),
  ]);
  const articles = new Map<string, { slug: string; title: string; helpful?: boolean }>();
  for (const message of log) {
    if (message.content.card?.type !== 'answer') continue;
    const helpful = ratings.get(message.id);
    for (const { slug, title } of message.content.card.articles)
      articles.set(slug, { slug, title, ...(helpful === undefined ? {} : { helpful }) });
  }
  const known = readMemory(memory);
  // What the shopper was filling in before the conversation was ended is not what they come with now.
  const { form, lastQuestion } =
    (known.endings ?? 0) === conversation.endings ? known : { form: undefined, lastQuestion: undefined };
  const question = conversation.question ?? lastQuestion;
  return {
    reason: conversation.reason ?? 'requested',
    priority: conversation.priority,
    locale: conversation.locale,
    waitingSince: since(conversation),
    shopper: {
      id: conversation.visitorId,
      ...shopperOf(conversation),
      ...emailOf(conversation),
    },
    articles: [...articles.values()],
    ...(question === undefined ? {} : { question }),
    ...(form === undefined || form.length === 0 ? {} : { form }),
    earlierConversations: all.filter((one) => one.createdAt < conversation.createdAt).length,
  };
}

/** Of a guest also whether they have proved that it is theirs. */
function emailOf({
  email,
  provenEmail,
  verified,
}: Conversation): Pick<HandoffPacket['shopper'], 'email' | 'emailProven'> {
  if (email === undefined) return {};
  return verified ? { email } : { email, emailProven: email === provenEmail };
}

/** The newest end of the log: what a long conversation was about at its beginning is not what it is about now. */
function lastMessages(
  store: Pick<ConversationStore, 'messages'>,
  { id, lastSeq }: Conversation,
): Promise<LoggedMessage[]> {
  return store.messages(id, { afterSeq: Math.max(0, lastSeq - RECENT_MESSAGES), limit: RECENT_MESSAGES });
}
