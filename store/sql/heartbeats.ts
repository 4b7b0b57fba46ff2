import type { Database } from './database.ts';
import { asStorageError } from './storage-error.ts';

/** When the installation was last alive: what is missing between two beats was down-time. */
export interface Heartbeats {
  last(name: string): Promise<number | undefined>;
  beat(name: string, at: number): Promise<void>;
}

export function sqlHeartbeats({ db }: Database): Heartbeats {
  return {
    async last(name) {
      const row = await db
        .selectFrom('heartbeat')
        .select('at')
        .where('name', '=', name)
        .executeTakeFirst()
        .catch(asStorageError);
      return row?.at;
    },
    async beat(name, at) {
      await db
        .insertInto('heartbeat')
        .values({ name, at })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }))
        .execute()
        .catch(asStorageError);
    },
  };
}
