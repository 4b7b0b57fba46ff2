import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import { type ArticleKey, articleOf, questionBefore } from '../conversation/answered-question.ts';
import type { LoggedMessage } from '../conversation/conversation.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { shopperSchemas as schemas } from '../conversation/event-schemas.ts';
import { checkOwn, ownConversation } from '../conversation/known-conversation.ts';
import type { SideNotes } from '../conversation/side-notes.ts';

export interface RatingPorts {
  readonly conversations: Conversations;
  readonly notes: SideNotes;
  /** The shopper has said that an article answered their words. */
  readonly confirmed: (article: ArticleKey, text: string) => void;
  readonly now: () => Instant;
}

/** The shopper says whether an answer helped, and how the conversation was. */
export function ratingEvents(ports: RatingPorts): EventTable<Visitor> {
  const { conversations, notes, now } = ports;
  return {
    'answer:rate': on(schemas.rateAnswer, async (visitor: Visitor, { conversationId, messageId, helpful }) => {
      await ownConversation(conversations, visitor, conversationId);
      const found = await findMessage(conversations, conversationId, messageId);
      if (found === undefined) throw new CodedError('message_not_found');
      const article = articleOf(found.message);
      const before = article === undefined ? undefined : (await notes.answerRatings(conversationId)).get(messageId);
      await notes.rateAnswer({ conversationId, messageId, helpful, at: now(), article });
      const text = questionBefore(found.log, found.message.seq);
      // Saying it twice teaches nothing more.
      if (article !== undefined && helpful && before !== true && text !== undefined) ports.confirmed(article, text);
      return {};
    }),

    'conversation:rate': on(schemas.rateConversation, async (visitor: Visitor, { conversationId, score, comment }) => {
      await conversations.change({
        conversationId,
        decide: (current) => {
          checkOwn(current, visitor);
          return { conversation: { ...current, score, comment }, result: undefined };
        },
      });
      return {};
    }),
  };
}

/** A message with what the log holds before it, as far as its pages go. */
async function findMessage(
  conversations: Conversations,
  conversationId: string,
  messageId: string,
): Promise<{ readonly message: LoggedMessage; readonly log: readonly LoggedMessage[] } | undefined> {
  let log: readonly LoggedMessage[] = [];
  for (let afterSeq = 0; ; ) {
    const page = await conversations.messages(conversationId, { afterSeq, limit: 500 });
    // The end of the page before, for a question on one side and its answer on the other.
    log = [...log.slice(-20), ...page];
    const message = page.find((one) => one.id === messageId);
    if (message !== undefined) return { message, log };
    const last = page.at(-1);
    if (last === undefined) return undefined;
    afterSeq = last.seq;
  }
}
