import type { Kysely } from 'kysely';
import type { Account } from '../../../transport/who-calls.ts';
import type { AccountRow, Tables } from '../schema.ts';

export async function accountWhere(
  db: Kysely<Tables>,
  column: 'id' | 'email',
  value: string,
): Promise<Account | undefined> {
  const row = await db.selectFrom('account').selectAll().where(column, '=', value).executeTakeFirst();
  return row && accountFromRow(row);
}

/** The active account that a token stands for, while it lasts: of a session, or of a link by which a password is chosen. */
export async function accountBehind(
  db: Kysely<Tables>,
  token: 'staffSession' | 'passwordLink',
  tokenHash: string,
  at: number,
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('active', '=', 1)
    .where('id', 'in', (eb) =>
      eb.selectFrom(token).select('accountId').where('tokenHash', '=', tokenHash).where('expiresAt', '>', at),
    )
    .executeTakeFirst();
  return row && accountFromRow(row);
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
