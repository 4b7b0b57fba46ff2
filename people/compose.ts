import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Process } from '../server/process.ts';
import { startNotes } from '../server/start-notes.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlAccountBook } from '../store/sql/people/account-book.ts';
import { sqlAuditLog } from '../store/sql/people/audit-log.ts';
import { sqlStaffStore } from '../store/sql/people/staff-store.ts';
import type { Coordination } from '../transport/coordination.ts';
import { type RateLimits, rateLimits } from '../transport/rate-limits.ts';
import type { Route } from '../transport/route.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { closeDemoAccounts, openDemoAccounts } from './accounts/demo-accounts.ts';
import { accountKeeper } from './accounts/keep-accounts.ts';
import { openStaffing } from './accounts/staffing.ts';
import { readTrail } from './audit/read-trail.ts';
import type { Contacts } from './identity/contacts.ts';
import { identityLog } from './identity/identity-log.ts';
import { marketplaceIdentity } from './identity/marketplace-identity.ts';
import { rememberingIdentity } from './identity/remembering-identity.ts';
import { loginLimits } from './sign-in/sign-in-limits.ts';
import { staffRoutes } from './sign-in/staff-routes.ts';
import { type StaffSessions, staffSessions } from './sign-in/staff-sessions.ts';
import { visitorNetworks } from './visitors/visitor-networks.ts';
import { type ShopperRoutePorts, shopperRoutes } from './visitors/visitor-routes.ts';
import { visitorTokens } from './visitors/visitor-tokens.ts';

/** Whom the demo's password lets in. It is kept as a hash only. */
export interface DemoAccess {
  readonly password: string;
  readonly accounts: readonly { readonly email: string; readonly roles: readonly string[] }[];
}

export interface PeopleParts {
  readonly process: Process;
  readonly database: Database;
  readonly coordination: Coordination;
  readonly secrets: { readonly token: string; readonly identity: string | undefined };
  /** What somebody who composes the process may put around the sessions. */
  readonly aroundSessions: ((sessions: StaffSessions) => StaffSessions) | undefined;
}

/** What the routes of people need of the other ideas. */
export interface PeopleRouteParts {
  /** Read at each call: the port is known once the server listens. */
  readonly publicUrl: () => string;
  readonly contacts: Contacts;
  readonly adoptConversations: ShopperRoutePorts['adoptConversations'];
}

/** Who works here and who visits: accounts, sessions, tokens, identity, the log of what staff do, the demo's people. */
export async function composePeople(parts: PeopleParts) {
  const { process, database, coordination, secrets } = parts;
  const { config, now, newId, log, onFault } = process;
  const staff = sqlStaffStore(database, now);
  const audit = sqlAuditLog(database, now);
  const book = sqlAccountBook(database, now);
  const keeper = keeperOf(database, now, newId);

  // A new password at each start, unless one is given: nothing is kept that could be read out of the database.
  const password = config.demo && (config.demo.password ?? randomBytes(9).toString('base64url'));
  const demoPorts = { book, hashPassword: (text: string) => hash(text), matches: verify };
  const opened = password === undefined ? undefined : await openDemoAccounts(demoPorts, password);
  const demoClosed = config.demo === undefined ? await closeDemoAccounts(book) : [];
  const staffing = await openStaffing({ store: staff, onFault });
  const demo: DemoAccess | undefined =
    opened === undefined || password === undefined ? undefined : { password, accounts: opened.accounts };

  const own = staffSessions(staff, audit, now);
  const sessions = parts.aroundSessions?.(own) ?? own;
  const limits: RateLimits = rateLimits(coordination, config.rateLimitFactor);
  const tokens = visitorTokens(secrets.token, now);
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const notes = startNotes({
    demo: config.demo !== undefined,
    publicUrl: config.publicUrl,
    activeAccounts: (await book.list()).filter((account) => account.active).length,
    anyAgent: staffing.anyAgent(),
    demoClosed,
    demoTaken: opened?.taken ?? [],
  });
  for (const note of notes) log.warn({ note }, 'start');

  return {
    staff,
    audit,
    trail: readTrail(audit, now),
    sessions,
    staffed: staffing.anyAgent,
    tokens,
    limits,
    networks: visitorNetworks(),
    demo,
    notes,
    routes: ({ publicUrl, contacts, adoptConversations }: PeopleRouteParts): readonly Route[] => [
      ...shopperRoutes({
        tokens,
        identity: rememberingIdentity(
          marketplaceIdentity(
            { ...config.identity, secret: secrets.identity },
            { now, onRefused: identityLog(log, now) },
          ),
          contacts,
          now,
        ),
        adoptConversations,
        limits,
        newId,
      }),
      ...staffRoutes({ sessions, logins: loginLimits(limits, coordination), coordination, secure }),
      ...accountRoutes({ keeper, limits, coordination, publicUrl }),
    ],
    close: () => staffing.close(),
  };
}

/** The keeper of the accounts, for the process and for the command line alike. */
export function keeperOf(database: Database, now: () => number, newId: () => string) {
  return accountKeeper({
    book: sqlAccountBook(database, now),
    hashPassword: (text) => hash(text),
    newId,
    newToken: () => randomBytes(32).toString('base64url'),
    now,
  });
}
