import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Route } from '../../transport/route.ts';
import { PAGE_POLICY } from '../../transport/static-files.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { goesOnIn } from '../conversation/goes-on-in.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import { shortLinkPage } from './short-link-page.ts';
import type { ShortLinks } from './short-links.ts';

export interface ShortLinkPorts {
  readonly links: ShortLinks;
  readonly conversations: Pick<Conversations, 'find'>;
  readonly tokens: Pick<VisitorTokens, 'issue'>;
  readonly marketplace: string;
  readonly now: () => Instant;
}

const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

/**
 * `/s/<key>`: from a text message into the chat of the ticket, as its guest. Programs that show previews of links follow them by `GET`: it
 * gives nothing, changes nothing, and proves nothing. Who presses the button has the phone.
 */
export function shortLinkRoutes(ports: ShortLinkPorts): readonly Route[] {
  const { links, conversations, tokens, marketplace, now } = ports;
  const path = '/s/:key';
  const conversationOf = async (key = '') =>
    goesOnIn(conversations, await knownConversation(conversations, links.conversationOf(key, now())));
  const to = (location: string) => ({ status: 303, headers: { ...PRIVATE, location }, body: '' });
  // Nobody becomes an account of the marketplace by a message: there one signs in.
  const inboxIn = (locale: Locale) => to(`/inbox?lang=${locale}`);
  return [
    {
      ...{ method: 'GET', path, permission: 'public' },
      async handle({ path: { key = '' } }) {
        const { verified, locale } = await conversationOf(key);
        if (verified) return inboxIn(locale);
        const type = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY };
        return { status: 200, headers: { ...PRIVATE, ...type }, body: shortLinkPage(key, locale, marketplace) };
      },
    },
    {
      ...{ method: 'POST', path, permission: 'public' },
      async handle({ path: { key } }) {
        const { id, visitorId, verified, locale } = await conversationOf(key);
        if (verified) return inboxIn(locale);
        const { token } = tokens.issue({ visitorId, name: '', verified, email: undefined, locale });
        return to(`/help/${locale}/#chat=${token}&in=${id}`);
      },
    },
  ];
}
