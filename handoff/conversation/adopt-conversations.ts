import type { Visitor } from '../../transport/who-calls.ts';
import type { Conversations } from './conversations.ts';

/** What a visitor wrote before signing in stays theirs: their conversations go on under the shopper's name. */
export async function adoptConversations(
  conversations: Pick<Conversations, 'list' | 'change'>,
  visitorId: string,
  shopper: Omit<Visitor, 'expiresAt'>,
): Promise<void> {
  const theirs = await conversations.list({ visitorId });
  for (const { id } of theirs.filter((one) => one.lastShopperSeq > 0)) {
    await conversations.change({
      conversationId: id,
      decide: (current) => ({
        conversation: {
          ...current,
          visitorId: shopper.visitorId,
          shopperName: shopper.name,
          verified: true,
          email: shopper.email,
          // Of the guest; the account has its own, or wants none.
          phone: undefined,
        },
        result: undefined,
      }),
    });
  }
}
