import type { TicketNews } from '../../protocol/inbox.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation, LoggedMessage } from '../conversation/conversation.ts';
import { isAnswered } from '../tickets/ticket-status.ts';

const time = (at: Instant): string => new Date(at).toISOString();

/**
 * What the inbox says of a conversation; undefined where it never was a ticket.
 * @param recent the last messages of its log
 */
export function ticketNews(conversation: Conversation, recent: readonly LoggedMessage[]): TicketNews | undefined {
  const { id, ticketNumber, ticketPromisedAt, question, owner, lastShopperSeq, shopperReadSeq, updatedAt } =
    conversation;
  const { mergedNumber, mergedInto = id } = conversation;
  if (ticketNumber === undefined) return undefined;
  const answers = recent.filter(({ author }) => author.kind === 'agent');
  const last = answers.at(-1);
  const seen = Math.max(shopperReadSeq, lastShopperSeq);
  const about = question ?? firstWords(recent);
  const isClosed = owner === 'closed' || owner === 'wrap-up';
  const state = isClosed ? 'closed' : isAnswered(conversation) ? 'answered' : 'waiting';
  return {
    conversationId: id,
    number: ticketNumber,
    state,
    ...(about === undefined ? {} : { about }),
    ...(state !== 'waiting' || ticketPromisedAt === undefined ? {} : { promisedAt: time(ticketPromisedAt) }),
    ...(last === undefined ? {} : { answer: { by: last.author.name, text: saidIn(last) } }),
    // The chat leads to where it goes on: what is new is told there.
    unread: mergedNumber === undefined ? answers.filter(({ seq }) => seq > seen).length : 0,
    ...(mergedNumber === undefined ? {} : { goesOnIn: mergedNumber, openIn: mergedInto }),
    at: time(last?.createdAt ?? updatedAt),
  };
}

function saidIn({ content: { text, attachments = [] } }: LoggedMessage): string {
  return text ?? attachments.map(({ name }) => name).join(', ');
}

/** What a shopper wrote who asked for a person at once, and so asked the bot nothing; an address that they left is no matter. */
export function firstWords(log: readonly LoggedMessage[]): string | undefined {
  const words = log.filter(({ author }) => author.kind === 'shopper').flatMap(({ content }) => content.text ?? []);
  return words.find((text) => !/^\s*\S+@\S+\s*$/.test(text));
}
