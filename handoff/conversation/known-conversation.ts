import { CodedError } from '../../protocol/error-codes.ts';
import type { Conversation } from './conversation.ts';
import type { Conversations } from './conversations.ts';

/** @throws CodedError `conversation_not_found` */
export async function knownConversation(
  conversations: Pick<Conversations, 'find'>,
  conversationId: string,
): Promise<Conversation> {
  const found = await conversations.find(conversationId);
  if (found === undefined) throw new CodedError('conversation_not_found');
  return found;
}
