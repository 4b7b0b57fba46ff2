import type { MoneyIntent } from '../../disputes/funds.ts';
import type { MoneyOutbox } from '../../disputes/ports.ts';
import type { Database } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { inJsonArray, withRows } from './json-rows.ts';
import { asStorageError } from './storage-error.ts';

/** Intents that are marked, and synced to disk, together. */
const LARGEST_GROUP = 100;

export function sqlMoneyOutbox({ db, kind }: Database): MoneyOutbox {
  const take = `update money_intent set taken = 1 where ${inJsonArray(kind, 'key')}`;
  const group = groupCommit<string, undefined>({
    largest: LARGEST_GROUP,
    async run(keys) {
      await withRows(db, take, keys).catch(asStorageError);
      return keys.map(() => undefined);
    },
  });
  return {
    async pending(at, limit) {
      const rows = await db
        .selectFrom('moneyIntent')
        .select(['caseId', 'intent'])
        .where('taken', '=', 0)
        .where('retryAt', '<=', at)
        .orderBy('createdAt')
        .orderBy('key')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      return rows.map(({ caseId, intent }) => ({ caseId, intent: JSON.parse(intent) as MoneyIntent }));
    },
    taken: (key) => group.submit(key),
    async failed(key, retryAt) {
      await db.updateTable('moneyIntent').set({ retryAt }).where('key', '=', key).execute().catch(asStorageError);
    },
  };
}
