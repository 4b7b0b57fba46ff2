import { z } from 'zod';
import type { StaffSession } from '../../protocol/api.ts';
import type { Coordination } from '../../transport/coordination.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { LoginLimits } from './sign-in-limits.ts';
import { SESSION_COOKIE, type StaffSessions } from './staff-sessions.ts';

const loginSchema = z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) });
const ANY_STAFF = ['agent', 'mediator', 'editor', 'supervisor', 'admin'] as const;

export interface StaffRoutePorts {
  readonly sessions: StaffSessions;
  readonly logins: LoginLimits;
  readonly coordination: Pick<Coordination, 'publish'>;
  /** Whether browsers reach this server by HTTPS only. */
  readonly secure: boolean;
}

export function staffRoutes({ sessions, logins, coordination, secure }: StaffRoutePorts): Route[] {
  const cookie = (value: string, maxAge: number) =>
    `${SESSION_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;
  return [
    {
      method: 'POST',
      path: '/v1/staff/login',
      permission: 'public',
      // Or a foreign page could sign its visitor in as somebody else, who then reads what they do.
      ownPages: true,
      vital: true,
      async handle({ request, address }) {
        const { email, password } = await readJson(request, loginSchema);
        const { account, token } = await logins.during(address, email, () => sessions.open(email, password));
        return { status: 200, headers: { 'set-cookie': cookie(token, 12 * 3600) }, body: sessionOf(account) };
      },
    },
    {
      method: 'GET',
      path: '/v1/staff/session',
      permission: ANY_STAFF,
      handle: ({ account }) => ({ status: 200, body: account === undefined ? {} : sessionOf(account) }),
    },
    {
      method: 'POST',
      path: '/v1/staff/logout',
      permission: ANY_STAFF,
      async handle({ request, account }) {
        await sessions.close(request.headers.cookie);
        if (account !== undefined) coordination.publish({ type: 'session-revoked', accountId: account.id });
        return { status: 204, headers: { 'set-cookie': cookie('', 0) } };
      },
    },
  ];
}

function sessionOf({ id, name, email, roles, locale }: Account): StaffSession {
  return { account: { id, name, email, roles, locale } };
}
