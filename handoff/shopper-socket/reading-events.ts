import type { Locale } from '../../protocol/locale.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import { conversationRoom } from '../../transport/socket-rooms.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import type { Conversation } from '../conversation/conversation.ts';
import {
  type SignLink,
  shownToShopper,
  toConversationView,
  toWireMessage,
} from '../conversation/conversation-views.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { shopperSchemas as schemas } from '../conversation/event-schemas.ts';
import { checkOwn, ownConversation } from '../conversation/known-conversation.ts';
import { type LatestConversationPorts, latestConversation } from '../conversation/latest-conversation.ts';
import { comesByLetterAlone } from '../conversation/outside-visitors.ts';
import type { Board } from '../queue/board.ts';
import type { Translations } from '../translation/translations.ts';

export interface FollowingPorts extends LatestConversationPorts {
  readonly conversations: Conversations;
  readonly board: Pick<Board, 'placeOf'>;
  readonly sign: SignLink;
  readonly translations: Translations;
  readonly greet: (conversation: Conversation) => Promise<void>;
}

const PAGE = 200;

/** The shopper opens a conversation, reads, types, and says in which language. */
export function followingEvents(ports: FollowingPorts): EventTable<Visitor> {
  const { conversations, board, sign } = ports;
  const latestOf = latestConversation(ports);
  return {
    'conversation:open': on(schemas.open, async (visitor: Visitor, request, socket) => {
      let conversation =
        request.conversationId === undefined
          ? await latestOf(visitor, request.locale)
          : await ownConversation(conversations, visitor, request.conversationId);
      if (bringsProof(visitor, conversation))
        conversation = (await conversations.change({ conversationId: conversation.id, decide: proving(visitor) }))
          .conversation;
      conversation = await inLanguageOfPage(conversation, request.locale);
      // Joined before the log is read, so that nothing falls between the two.
      await socket.join(conversationRoom(conversation.id));
      if (conversation.lastSeq === 0) {
        await ports.greet(conversation);
        conversation = (await conversations.find(conversation.id)) ?? conversation;
      }
      const afterSeq = request.afterSeq ?? 0;
      const [messages, translations] = await Promise.all([
        conversations.messages(conversation.id, { afterSeq, limit: PAGE }),
        ports.translations.after(conversation.id, afterSeq),
      ]);
      return {
        conversation: toConversationView(conversation, await board.placeOf(conversation), 'shopper'),
        messages: messages.map((message) =>
          toWireMessage(message, sign, shownToShopper(message, translations.get(message.seq))),
        ),
      };
    }),

    'message:read': on(schemas.read, async (visitor: Visitor, { conversationId, seq }, socket) => {
      await conversations.change(
        {
          conversationId,
          decide: (current) => {
            checkOwn(current, visitor);
            const shopperReadSeq = Math.max(current.shopperReadSeq, Math.min(seq, current.lastSeq));
            return { conversation: { ...current, shopperReadSeq }, result: undefined };
          },
        },
        socket.id,
      );
      return {};
    }),

    'typing:set': on(schemas.typing, async (visitor: Visitor, { conversationId, typing }, socket) => {
      if (!socket.rooms.has(conversationRoom(conversationId)))
        await ownConversation(conversations, visitor, conversationId);
      socket.nsp.server
        .of('/agent')
        .to(conversationRoom(conversationId))
        .volatile.emit('typing:changed', { conversationId, typing });
      return {};
    }),

    'locale:set': on(schemas.locale, async (visitor: Visitor, { conversationId, locale, of }) => {
      const { conversation } = await conversations.change({
        conversationId,
        decide: (current) => {
          checkOwn(current, visitor);
          if (of === 'page') return followingPage(locale)(current);
          return { conversation: { ...current, locale, localeChosen: true }, result: undefined };
        },
      });
      return { locale: conversation.locale };
    }),
  };

  async function inLanguageOfPage(conversation: Conversation, page: Locale | undefined): Promise<Conversation> {
    if (page === undefined || page === conversation.locale || conversation.localeChosen) return conversation;
    const { id: conversationId } = conversation;
    return (await conversations.change({ conversationId, decide: followingPage(page) })).conversation;
  }
}

/** In the language of the page that was opened last, until the shopper chooses one. */
function followingPage(locale: Locale) {
  return (current: Conversation) => ({
    conversation: current.localeChosen ? current : { ...current, locale },
    result: undefined,
  });
}

/** Came by the link of a letter to the address that was left here, which is the only way here. */
function bringsProof({ verified, email, visitorId }: Visitor, conversation: Conversation): boolean {
  if (verified || email === undefined || !comesByLetterAlone(visitorId)) return false;
  return email === conversation.email && email !== conversation.provenEmail;
}

function proving(visitor: Visitor) {
  return (current: Conversation) => ({
    conversation: bringsProof(visitor, current) ? { ...current, provenEmail: visitor.email } : current,
    result: undefined,
  });
}
