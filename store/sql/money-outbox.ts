import type { MoneyIntent } from '../../disputes/funds.ts';
import type { MoneyOutbox } from '../../disputes/ports.ts';
import type { Database } from './database.ts';
import { asStorageError } from './storage-error.ts';

export function sqlMoneyOutbox({ db }: Database): MoneyOutbox {
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
    async taken(key) {
      await db.updateTable('moneyIntent').set({ taken: 1 }).where('key', '=', key).execute().catch(asStorageError);
    },
    async failed(key, retryAt) {
      await db.updateTable('moneyIntent').set({ retryAt }).where('key', '=', key).execute().catch(asStorageError);
    },
  };
}
