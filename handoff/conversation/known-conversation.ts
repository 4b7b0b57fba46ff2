import { CodedError } from '../../protocol/error-codes.ts';
import type { Visitor } from '../../transport/who-calls.ts';
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

/** The visitor's own conversation; a foreign one is answered like one that does not exist. */
export async function ownConversation(
  conversations: Pick<Conversations, 'find'>,
  visitor: Visitor,
  conversationId: string,
): Promise<Conversation> {
  const found = await knownConversation(conversations, conversationId);
  checkOwn(found, visitor);
  return found;
}

/** @throws CodedError `conversation_not_found` */
export function checkOwn(conversation: Conversation, visitor: Visitor): void {
  if (conversation.visitorId !== visitor.visitorId) throw new CodedError('conversation_not_found');
}
