import type { Kysely } from 'kysely';
import type { AccountBook, AccountChange, StaffAccount } from '../../../people/accounts/account-book.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import { accountBehind, accountFromRow, saveAccount } from './account-rows.ts';
import { appendAudit, takeAuditTurn } from './audit-log.ts';

export function sqlAccountBook({ db }: Database, now: () => number): AccountBook {
  return {
    list: () => accountsIn(db).catch(asStorageError),
    async change(decide) {
      return db
        .transaction()
        .execute(async (transaction) => {
          // Before anything is read: two who change accounts at once see each other's work.
          await takeAuditTurn(transaction);
          const links = await transaction.selectFrom('passwordLink').selectAll().execute();
          const change = decide(
            await accountsIn(transaction),
            (tokenHash, at) => links.find((link) => link.tokenHash === tokenHash && link.expiresAt > at)?.accountId,
          );
          if (change === undefined) return undefined;
          await write(transaction, change, now());
          return change.save;
        })
        .catch(asStorageError);
    },
    byLink: (tokenHash, at) => accountBehind(db, 'passwordLink', tokenHash, at).catch(asStorageError),
  };
}

async function accountsIn(db: Kysely<Tables>): Promise<StaffAccount[]> {
  const rows = await db.selectFrom('account').selectAll().orderBy('email').execute();
  return rows.map((row) => ({
    ...accountFromRow(row),
    createdAt: row.createdAt,
    lastSignInAt: row.lastSignInAt ?? undefined,
  }));
}

type Executor = Parameters<typeof appendAudit>[0];

async function write(transaction: Executor, { save, endSessions, link, audit }: AccountChange, at: number) {
  await saveAccount(transaction, save, at);
  if (endSessions === true) await transaction.deleteFrom('staffSession').where('accountId', '=', save.id).execute();
  if (endSessions === true || link !== undefined)
    await transaction.deleteFrom('passwordLink').where('accountId', '=', save.id).execute();
  if (link !== undefined)
    await transaction
      .insertInto('passwordLink')
      .values({ ...link, accountId: save.id })
      .execute();
  await appendAudit(transaction, audit, at);
}
