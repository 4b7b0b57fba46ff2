import type { Kysely } from 'kysely';
import type { Account } from '../../../doors/callers.ts';
import type { StaffStore } from '../../../people/accounts/staff.ts';
import type { Database } from '../database.ts';
import type { AccountRow, Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import { appendAudit } from './audit-log.ts';

/** A statement takes this many values without trouble. */
const SESSIONS_AT_ONCE = 500;

export function sqlStaffStore({ db }: Database, now: () => number): StaffStore {
  return {
    save: (account) => saveAccount(db, account, now()).catch(asStorageError),
    async byEmail(email) {
      const row = await db
        .selectFrom('account')
        .selectAll()
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst()
        .catch(asStorageError);
      return row && accountFromRow(row);
    },
    async byId(id) {
      const row = await db
        .selectFrom('account')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && accountFromRow(row);
    },
    async anyAgent() {
      const row = await db
        .selectFrom('account')
        .select('id')
        .where('active', '=', 1)
        .where('roles', 'like', '%"agent"%')
        .limit(1)
        .executeTakeFirst()
        .catch(asStorageError);
      return row !== undefined;
    },
    async openSession(session) {
      const { accountId } = session;
      await db
        .transaction()
        .execute(async (transaction) => {
          await transaction.deleteFrom('staffSession').where('expiresAt', '<=', now()).execute();
          await transaction.insertInto('staffSession').values(session).execute();
          await transaction.updateTable('account').set({ lastSignInAt: now() }).where('id', '=', accountId).execute();
          await appendAudit(transaction, [{ actor: accountId, action: 'signed-in', subject: accountId }], now());
        })
        .catch(asStorageError);
    },
    async accountOfSession(tokenHash, at) {
      const row = await db
        .selectFrom('staffSession')
        .innerJoin('account', 'account.id', 'staffSession.accountId')
        .selectAll('account')
        .where('tokenHash', '=', tokenHash)
        .where('expiresAt', '>', at)
        .where('active', '=', 1)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && accountFromRow(row);
    },
    async accountsOfSessions(tokenHashes, at) {
      const found = new Map<string, Account>();
      for (let start = 0; start < tokenHashes.length; start += SESSIONS_AT_ONCE) {
        const rows = await db
          .selectFrom('staffSession')
          .innerJoin('account', 'account.id', 'staffSession.accountId')
          .selectAll('account')
          .select('tokenHash')
          .where('tokenHash', 'in', tokenHashes.slice(start, start + SESSIONS_AT_ONCE))
          .where('expiresAt', '>', at)
          .where('active', '=', 1)
          .execute()
          .catch(asStorageError);
        for (const row of rows) found.set(row.tokenHash, accountFromRow(row));
      }
      return found;
    },
    async closeSession(tokenHash) {
      await db.deleteFrom('staffSession').where('tokenHash', '=', tokenHash).execute().catch(asStorageError);
    },
  };
}

/** Makes the account, or brings it up to date. */
export async function saveAccount(db: Kysely<Tables>, account: Account, at: number): Promise<void> {
  const { id, ...rest } = {
    ...account,
    roles: JSON.stringify(account.roles),
    skills: JSON.stringify(account.skills),
    active: account.active ? 1 : 0,
  };
  await db
    .insertInto('account')
    .values({ id, ...rest, createdAt: at, lastSignInAt: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute();
}

export function accountFromRow(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    passwordHash: row.passwordHash,
    roles: JSON.parse(row.roles) as Account['roles'],
    skills: JSON.parse(row.skills) as string[],
    locale: row.locale as Account['locale'],
    capacity: row.capacity,
    active: row.active === 1,
  };
}
