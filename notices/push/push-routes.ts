import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { LOCALES } from '../../protocol/locale.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import type { PushSender, PushStore } from './push.ts';
import { pushServiceOf } from './push-hosts.ts';

/** Phones, a computer, and browsers that were given up without a word. */
const MOST_BROWSERS = 10;
/** As long as a visitor's token: longer than any ticket waits. */
const GUEST_MS = 30 * 86_400_000;

/** Base64url of so many bytes. */
const bytes = (count: number) =>
  z.string().refine((text) => /^[\w-]+={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === count);
const subscriptionSchema = z.strictObject({
  endpoint: z.string().max(1_000),
  /** An uncompressed point of P-256, and the secret of RFC 8291. */
  keys: z.strictObject({ p256dh: bytes(65), auth: bytes(16) }),
  locale: z.enum(LOCALES),
});
const removalSchema = z.strictObject({ endpoint: z.string().max(1_000) });

export interface PushRoutePorts {
  readonly store: Pick<PushStore, 'keep' | 'remove'>;
  readonly sender: Pick<PushSender, 'publicKey'>;
  /** `host:port` of push services besides those of the browsers. */
  readonly hosts: readonly string[];
  readonly limits: RateLimits;
  readonly now: () => Instant;
}

/** How browsers ask to be told, and to be left alone. */
export function pushRoutes({ store, sender, hosts, limits, now }: PushRoutePorts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/push',
      permission: 'public',
      handle: () => ({ status: 200, body: { publicKey: sender.publicKey } }),
    },
    {
      method: 'POST',
      path: '/v1/push/subscriptions',
      permission: 'shopper',
      async handle({ request, visitor }) {
        const visitorId = visitor?.visitorId ?? '';
        await limits.spend('push', visitorId);
        const { endpoint, keys, locale } = await readJson(request, subscriptionSchema);
        if (pushServiceOf(endpoint, hosts) === undefined)
          throw new CodedError('request_malformed', { fields: ['endpoint'] });
        const at = now();
        const isGuest = visitor?.verified !== true && visitor?.order === undefined;
        const guestUntil = isGuest ? at + GUEST_MS : undefined;
        const subscription = { endpoint, visitorId, ...keys, locale, createdAt: at, toldUntil: at, guestUntil };
        await store.keep(subscription, MOST_BROWSERS);
        return { status: 201, body: {} };
      },
    },
    {
      method: 'POST',
      path: '/v1/push/subscriptions/remove',
      permission: 'shopper',
      async handle({ request, visitor }) {
        const { endpoint } = await readJson(request, removalSchema);
        await store.remove(endpoint, visitor?.visitorId ?? '');
        return { status: 200, body: {} };
      },
    },
  ];
}
