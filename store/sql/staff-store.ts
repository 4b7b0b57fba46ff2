import type { Account, StaffStore } from '../../handoff/staff.ts';
import type { Database } from './database.ts';
import type { AccountRow } from './schema.ts';
import { asStorageError } from './storage-error.ts';

export function sqlStaffStore({ db }: Database, now: () => number): StaffStore {
  return {
    async save(account) {
      const row = {
        ...account,
        roles: JSON.stringify(account.roles),
        skills: JSON.stringify(account.skills),
        active: account.active ? 1 : 0,
      };
      const { id: _id, ...rest } = row;
      await db
        .insertInto('account')
        .values({ ...row, createdAt: now() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
        .execute()
        .catch(asStorageError);
    },
    async byEmail(email) {
      const row = await db
        .selectFrom('account')
        .selectAll()
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst()
        .catch(asStorageError);
      return row && fromRow(row);
    },
    async byId(id) {
      const row = await db
        .selectFrom('account')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && fromRow(row);
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
      await db.deleteFrom('staffSession').where('expiresAt', '<=', now()).execute().catch(asStorageError);
      await db.insertInto('staffSession').values(session).execute().catch(asStorageError);
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
      return row && fromRow(row);
    },
    async closeSession(tokenHash) {
      await db.deleteFrom('staffSession').where('tokenHash', '=', tokenHash).execute().catch(asStorageError);
    },
  };
}

function fromRow(row: AccountRow): Account {
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
