import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Config } from '../server/config.ts';
import { startNotes } from '../server/start-notes.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlAccountBook } from '../store/sql/people/account-book.ts';
import { sqlAuditLog } from '../store/sql/people/audit-log.ts';
import { sqlStaffStore } from '../store/sql/people/staff-store.ts';
import { closeDemoAccounts, openDemoAccounts } from './accounts/demo-accounts.ts';
import { accountKeeper } from './accounts/keep-accounts.ts';
import { openStaffing } from './accounts/staffing.ts';
import { readTrail } from './audit/read-trail.ts';
import { staffSessions } from './sign-in/staff-sessions.ts';

/** Whom the demo's password lets in. It is kept as a hash only. */
export interface DemoAccess {
  readonly password: string;
  readonly accounts: readonly { readonly email: string; readonly roles: readonly string[] }[];
}

export interface PeopleParts {
  readonly config: Config;
  readonly database: Database;
  readonly now: () => number;
  readonly newId: () => string;
  readonly onFault: (error: unknown, where?: string) => void;
}

/** Who works here: accounts, their sessions, the log of what they do, and the demo's people where there is a demo. */
export async function composePeople({ config, database, now, newId, onFault }: PeopleParts) {
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

  return {
    staff,
    audit,
    trail: readTrail(audit, now),
    keeper,
    sessions: staffSessions(staff, audit, now),
    staffing,
    demo,
    notes: startNotes({
      demo: config.demo !== undefined,
      publicUrl: config.publicUrl,
      activeAccounts: (await book.list()).filter((account) => account.active).length,
      anyAgent: staffing.anyAgent(),
      demoClosed,
      demoTaken: opened?.taken ?? [],
    }),
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
