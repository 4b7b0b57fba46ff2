import type { TicketInbox } from '../../protocol/inbox.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Route } from '../../transport/route.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { latestOf } from '../conversation/latest-conversation.ts';
import { ticketNews } from './ticket-news.ts';

/** Of one shopper; who has more finds the older ones in their letters. */
const MOST_TICKETS = 30;
/** Of each, for its newest answers. */
const RECENT_MESSAGES = 50;

/**
 * What shoppers find of their tickets in their inbox.
 * @param timeZone of the desk
 */
export function inboxRoutes(
  conversations: Pick<Conversations, 'find' | 'list' | 'messages'>,
  now: () => Instant,
  timeZone: string,
): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/inbox/tickets',
      permission: 'shopper',
      async handle({ visitor }) {
        const own = await conversations.list({ visitorId: visitor?.visitorId ?? '' });
        const newest = await latestOf({ conversations, now }, own);
        const tickets = own
          .filter(({ ticketNumber }) => ticketNumber !== undefined)
          .sort((one, other) => other.updatedAt - one.updatedAt)
          .slice(0, MOST_TICKETS);
        const news = await Promise.all(
          tickets.map(async (one) => {
            const afterSeq = Math.max(0, one.lastSeq - RECENT_MESSAGES);
            return ticketNews(one, await conversations.messages(one.id, { afterSeq, limit: RECENT_MESSAGES })) ?? [];
          }),
        );
        const body: TicketInbox = {
          tickets: news.flat().sort((one, other) => (one.at < other.at ? 1 : -1)),
          ...(newest === undefined ? {} : { newest: newest.id }),
          timeZone,
        };
        return { status: 200, body };
      },
    },
  ];
}
