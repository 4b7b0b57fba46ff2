import type { Conversation, LoggedMessage } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';

/** What an agent is told of a conversation is taken from this many messages. */
const PAGE = 500;

/** The newest end of the log: what a long conversation was about at its beginning is not what it is about now. */
export function lastMessages(
  store: Pick<ConversationStore, 'messages'>,
  { id, lastSeq }: Conversation,
): Promise<LoggedMessage[]> {
  return store.messages(id, { afterSeq: Math.max(0, lastSeq - PAGE), limit: PAGE });
}
