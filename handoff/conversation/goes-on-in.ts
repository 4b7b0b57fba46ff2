import type { Conversation } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';

/** Whether tickets go on in this conversation beside the one that is named. */
export async function othersGoOnIn(
  conversations: Pick<ConversationStore, 'list'>,
  into: string,
  beside: string,
): Promise<boolean> {
  return (await conversations.list({ mergedInto: into })).some(({ id }) => id !== beside);
}

/**
 * Where a conversation goes on whose ticket was merged into another one, and that perhaps into a third; itself where it was not. It ends:
 * nothing is merged into what was merged away.
 */
export async function goesOnIn(
  conversations: Pick<ConversationStore, 'find'>,
  conversation: Conversation,
): Promise<Conversation> {
  let current = conversation;
  while (current.mergedInto !== undefined) {
    const next = await conversations.find(current.mergedInto);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}
