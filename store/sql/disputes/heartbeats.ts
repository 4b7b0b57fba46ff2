import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';

export function sqlHeartbeats({ db }: Database) {
  return {
    async last(name: string): Promise<number | undefined> {
      const row = await db
        .selectFrom('heartbeat')
        .select('at')
        .where('name', '=', name)
        .executeTakeFirst()
        .catch(asStorageError);
      return row?.at;
    },
    async beat(name: string, at: number): Promise<void> {
      await db
        .insertInto('heartbeat')
        .values({ name, at })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }))
        .execute()
        .catch(asStorageError);
    },
  };
}
