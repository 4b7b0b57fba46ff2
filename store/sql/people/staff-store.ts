import type { StaffStore } from '../../../people/accounts/staff-store.ts';
import type { Account } from '../../../transport/who-calls.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';
import { accountBehind, accountFromRow, accountWhere, saveAccount } from './account-rows.ts';
import { appendAudit } from './audit-log.ts';

/** A statement takes this many values without trouble. */
const SESSIONS_AT_ONCE = 500;

export function sqlStaffStore({ db }: Database, now: () => number): StaffStore {
  return {
    save: (account) => saveAccount(db, account, now()).catch(asStorageError),
    byEmail: (email) => accountWhere(db, 'email', email.toLowerCase()).catch(asStorageError),
    byId: (id) => accountWhere(db, 'id', id).catch(asStorageError),
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
    accountOfSession: (tokenHash, at) => accountBehind(db, 'staffSession', tokenHash, at).catch(asStorageError),
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
