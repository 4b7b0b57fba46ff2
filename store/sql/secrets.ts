import type { Database } from './database.ts';
import { asStorageError } from './storage-error.ts';

/** The value kept under a name, or what `create` makes where there is none yet: the same for all processes, for good. */
export async function keptSecret({ db }: Database, name: string, create: () => string): Promise<string> {
  await db
    .insertInto('secret')
    .values({ name, value: create() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
    .catch(asStorageError);
  const row = await db
    .selectFrom('secret')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
    .catch(asStorageError);
  return row.value;
}
