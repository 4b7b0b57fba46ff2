import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Route } from '../../transport/route.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { goesOnIn } from '../conversation/goes-on-in.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import type { ShortLinks } from './short-links.ts';

export interface ShortLinkPorts {
  readonly links: ShortLinks;
  readonly conversations: Pick<Conversations, 'find'>;
  readonly tokens: Pick<VisitorTokens, 'issue'>;
  readonly now: () => Instant;
}

/** `GET /s/<key>`: from a text message into the chat of the ticket, as its guest. */
export function shortLinkRoute({ links, conversations, tokens, now }: ShortLinkPorts): Route {
  return {
    method: 'GET',
    path: '/s/:key',
    permission: 'public',
    async handle({ path }) {
      const found = await knownConversation(conversations, links.conversationOf(path.key ?? '', now()));
      const { id, visitorId, verified, locale } = await goesOnIn(conversations, found);
      // Nobody becomes an account of the marketplace by a message: there one signs in.
      const key = verified ? '' : `=${tokens.issue({ visitorId, name: '', verified, email: undefined, locale }).token}`;
      const location = verified ? `/inbox?lang=${locale}` : `/help/${locale}/#chat${key}&in=${id}`;
      const headers = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
      return { status: 303, headers, body: '' };
    },
  };
}
