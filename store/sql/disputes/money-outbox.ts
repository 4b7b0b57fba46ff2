import { sql } from 'kysely';
import type { MoneyOutbox } from '../../../disputes/cases/ports.ts';
import type { MoneyIntent } from '../../../disputes/domain/funds.ts';
import type { Database } from '../database.ts';
import { groupCommit } from '../group-commit.ts';
import { inJsonArray, withRows } from '../json-rows.ts';
import { asStorageError } from '../storage-error.ts';

/** Intents that are marked, and synced to disk, together. */
const LARGEST_GROUP = 100;

/** A hold that the ledger has not taken is of no use once its case pays or lets go: after that it would hold for ever. */
const notOvertaken = sql<boolean>`not (
  money_intent.key = money_intent.case_id || '/hold' and exists (
    select 1 from money_intent as later where later.key in (
      money_intent.case_id || '/unhold', money_intent.case_id || '/refund',
      money_intent.case_id || '/partial', money_intent.case_id || '/release')))`;

/**
 * A line is let go by its earlier case before a later one holds it: the other way round it would end up not held. From the case
 * to its line, and from there to the intent: the other way each hold would cost a look at all that is pending.
 */
const notBeforeAnUnhold = sql<boolean>`not (
  money_intent.key = money_intent.case_id || '/hold' and exists (
    select 1 from dispute as own
    join dispute as earlier
      on earlier.order_id = own.order_id and earlier.line_id = own.line_id and earlier.id <> own.id
    join money_intent as before on before.key = earlier.id || '/unhold' and before.taken = 0
    where own.id = money_intent.case_id))`;

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
        .where(sql<boolean>`taken = 0`)
        .where('retryAt', '<=', at)
        .where(notOvertaken)
        .where(notBeforeAnUnhold)
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
