import { z } from 'zod';
import type { SessionCreated } from '../../../protocol/api.ts';
import { DEFAULT_LOCALE, LOCALES, nearestLocale } from '../../../protocol/locale.ts';
import type { Conversations } from '../../conversations.ts';
import type { MarketplaceIdentity } from '../../identity/marketplace-identity.ts';
import type { Visitor, VisitorTokens } from '../../identity/visitor-tokens.ts';
import type { RateLimits } from '../../rate-limits.ts';
import { readJson } from '../read-json.ts';
import type { Route } from '../route.ts';

const visitorSchema = z.strictObject({
  locale: z.enum(LOCALES).optional(),
  /** The visitor's token that has run out: they stay who they were. */
  visitorToken: z.string().max(2_000).optional(),
});
const sessionSchema = z.strictObject({
  identity: z.string().min(1).max(8_000),
  visitorToken: z.string().max(2_000).optional(),
  locale: z.enum(LOCALES).optional(),
});

export interface ShopperRoutePorts {
  readonly tokens: VisitorTokens;
  readonly identity: MarketplaceIdentity;
  readonly conversations: Conversations;
  readonly limits: RateLimits;
  readonly newId: () => string;
}

/** How shoppers get their tokens. */
export function shopperRoutes(ports: ShopperRoutePorts): Route[] {
  const { tokens, limits, newId } = ports;
  const created = (visitor: Omit<Visitor, 'expiresAt'>) => {
    const { token, expiresAt } = tokens.issue(visitor);
    const body: SessionCreated = { token, visitorId: visitor.visitorId, expiresAt: new Date(expiresAt).toISOString() };
    return { status: 201, body };
  };
  return [
    {
      method: 'POST',
      path: '/v1/visitors',
      permission: 'public',
      async handle({ request, address }) {
        await limits.spend('visitor', address);
        const { locale, visitorToken } = await readJson(request, visitorSchema);
        const preferred = locale ?? preferredLocale(request.headers['accept-language']);
        const known = visitorToken === undefined ? undefined : tokens.recognise(visitorToken);
        return created({
          visitorId: known?.visitorId ?? `v_${newId()}`,
          name: '',
          verified: false,
          email: undefined,
          locale: preferred,
        });
      },
    },
    {
      method: 'POST',
      path: '/v1/sessions',
      permission: 'public',
      async handle({ request, address }) {
        await limits.spend('visitor', address);
        const given = await readJson(request, sessionSchema);
        const shopper = await ports.identity.verify(given.identity);
        const locale = given.locale ?? shopper.locale ?? preferredLocale(request.headers['accept-language']);
        const visitor = { ...shopper, verified: true, locale };
        if (given.visitorToken !== undefined) await takeOver(ports, given.visitorToken, visitor);
        return created(visitor);
      },
    },
  ];
}

/** What the shopper said before signing in stays theirs: their open conversation goes on under their name. */
async function takeOver(
  { tokens, conversations }: ShopperRoutePorts,
  visitorToken: string,
  shopper: Omit<Visitor, 'expiresAt'>,
): Promise<void> {
  // A token that no longer tells who they were is no reason to keep somebody out who has just signed in; and one for a single
  // order shows an account's case, not its conversations.
  const before = tokens.recognise(visitorToken);
  if (before === undefined || before.order !== undefined || before.visitorId === shopper.visitorId) return;
  const theirs = await conversations.list({ visitorId: before.visitorId });
  for (const conversation of theirs.filter((one) => one.lastShopperSeq > 0)) {
    await conversations.change({
      conversationId: conversation.id,
      decide: (current) => ({
        conversation: {
          ...current,
          visitorId: shopper.visitorId,
          shopperName: shopper.name,
          verified: true,
          email: shopper.email,
        },
        result: undefined,
      }),
    });
  }
}

/** The first of a browser's languages that the product speaks. */
export function preferredLocale(acceptLanguage: string | undefined) {
  for (const entry of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const locale = nearestLocale((entry.split(';')[0] ?? '').trim());
    if (locale !== undefined) return locale;
  }
  return DEFAULT_LOCALE;
}
