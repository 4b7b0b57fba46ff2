import { IANAZone } from 'luxon';
import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { PreferencesView } from '../../protocol/preferences.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import { DEFAULT_PREFERENCES, type PreferenceStore } from './preferences.ts';
import { LONGEST_QUIET_MINUTES, quietMinutes } from './quiet-hours.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const quietSchema = z
  .strictObject({ from: time, to: time, timeZone: z.string().max(64).refine(IANAZone.isValidZone) })
  .refine((quiet) => quietMinutes(quiet) > 0 && quietMinutes(quiet) <= LONGEST_QUIET_MINUTES);
const preferencesSchema = z.strictObject({
  caseMails: z.enum(['all', 'needed']),
  ticketMails: z.boolean(),
  textMessages: z.boolean(),
  quiet: quietSchema.nullable(),
});

export interface PreferenceRoutePorts {
  readonly store: PreferenceStore;
  readonly ways: Pick<PreferencesView, 'hasMails' | 'hasTextMessages'>;
  readonly limits: RateLimits;
  readonly now: () => Instant;
}

/** How somebody with an account chooses what they are told by which way. */
export function preferenceRoutes({ store, ways, limits, now }: PreferenceRoutePorts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/preferences',
      permission: 'shopper',
      async handle({ visitor }) {
        const preferences = (await store.of(accountOf(visitor))) ?? DEFAULT_PREFERENCES;
        const body: PreferencesView = { preferences, ...ways };
        return { status: 200, body };
      },
    },
    {
      method: 'POST',
      path: '/v1/preferences',
      permission: 'shopper',
      async handle({ request, visitor }) {
        const accountId = accountOf(visitor);
        await limits.spend('preferences', accountId);
        const preferences = await readJson(request, preferencesSchema);
        await store.keep(accountId, preferences, now());
        const body: PreferencesView = { preferences, ...ways };
        return { status: 200, body };
      },
    },
  ];
}

/** Guests have no account whose letters they could choose. */
function accountOf(visitor: Visitor | undefined): string {
  if (visitor === undefined || !visitor.verified) throw new CodedError('permission_denied');
  return visitor.visitorId;
}
