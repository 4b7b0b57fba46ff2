import { type Conversation, newConversation } from '../../../../handoff/conversation/conversation.ts';

/** A chat as it begins, with what a test says of it. */
export function chat(id: string, at: number, more: Partial<Conversation> = {}): Conversation {
  const fresh = newConversation({
    id,
    visitorId: id,
    shopperName: '',
    verified: false,
    email: undefined,
    locale: 'en',
    localeChosen: false,
    at,
  });
  return { ...fresh, ...more };
}
