import { z } from 'zod';
import type { SessionCreated } from '../../protocol/api.ts';
import { DEFAULT_LOCALE, LOCALES, nearestLocale } from '../../protocol/locale.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import type { MarketplaceIdentity } from '../identity/marketplace-identity.ts';
import type { VisitorTokens } from './visitor-tokens.ts';

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
  /** What the visitor wrote before signing in goes on under the shopper's name. */
  readonly adoptConversations: (visitorId: string, shopper: Omit<Visitor, 'expiresAt'>) => Promise<void>;
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
        const before = given.visitorToken === undefined ? undefined : tokens.recognise(given.visitorToken);
        // A token that no longer tells who they were keeps nobody out who has just signed in; one for a single order shows an
        // account's case, not its conversations.
        if (before !== undefined && before.order === undefined && before.visitorId !== visitor.visitorId)
          await ports.adoptConversations(before.visitorId, visitor);
        return created(visitor);
      },
    },
  ];
}

/** The first of a browser's languages that the product speaks. */
export function preferredLocale(acceptLanguage: string | undefined) {
  for (const entry of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const locale = nearestLocale((entry.split(';')[0] ?? '').trim());
    if (locale !== undefined) return locale;
  }
  return DEFAULT_LOCALE;
}
