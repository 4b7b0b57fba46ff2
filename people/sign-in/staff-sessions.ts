import { createHash, randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { StaffStore } from '../accounts/staff-store.ts';
import type { AuditLog } from '../audit/audit.ts';

export const SESSION_COOKIE = 'kaunter_session';
const LIFETIME_MS = 12 * 3_600_000;
/** An argon2id hash of nothing that anybody knows: an unknown e-mail takes as long as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Wd3OEbL2oTGY4ZVYmW8yAlqIUvTuzmPqT0V0yjxjGvM';

export interface StaffSessions {
  /** @throws CodedError `login_failed` */
  open(email: string, password: string): Promise<{ account: Account; token: string; expiresAt: Instant }>;
  /** The account of the request's session cookie; undefined where there is none that holds. */
  of(cookieHeader: string | undefined): Promise<Account | undefined>;
  close(cookieHeader: string | undefined): Promise<void>;
  /** The key of the cookie's session; undefined without a session cookie. */
  keyOf(cookieHeader: string | undefined): string | undefined;
  /** The accounts of these sessions, of those only that are valid now. */
  standing(keys: readonly string[]): Promise<ReadonlyMap<string, Account>>;
}

export function staffSessions(store: StaffStore, audit: Pick<AuditLog, 'append'>, now: () => Instant): StaffSessions {
  const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
  return {
    async open(email, password) {
      const account = await store.byEmail(email);
      // An account whose password is not set yet has an empty hash.
      const right = await verify(account?.passwordHash || NOBODY, password).catch(() => false);
      if (account === undefined || !right || !account.active) {
        await audit.append({ actor: 'nobody', action: 'sign-in-failed', subject: account?.id ?? unknownEmail(email) });
        throw new CodedError('login_failed');
      }
      const token = randomBytes(32).toString('base64url');
      const expiresAt = now() + LIFETIME_MS;
      await store.openSession({ tokenHash: hashOf(token), accountId: account.id, expiresAt });
      return { account, token, expiresAt };
    },
    async of(cookieHeader) {
      const token = sessionToken(cookieHeader);
      return token === undefined ? undefined : store.accountOfSession(hashOf(token), now());
    },
    async close(cookieHeader) {
      const token = sessionToken(cookieHeader);
      if (token !== undefined) await store.closeSession(hashOf(token));
    },
    keyOf(cookieHeader) {
      const token = sessionToken(cookieHeader);
      return token === undefined ? undefined : hashOf(token);
    },
    standing: (keys) => store.accountsOfSessions(keys, now()),
  };
}

/** The same address is recognised in the log, but not told by it. */
function unknownEmail(email: string): string {
  return `email:${createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 16)}`;
}

function sessionToken(cookieHeader: string | undefined): string | undefined {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === SESSION_COOKIE && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return undefined;
}
