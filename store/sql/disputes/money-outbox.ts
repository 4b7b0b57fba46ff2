import { sql } from 'kysely';
import type { MoneyOutbox } from '../../../disputes/cases/ports.ts';
import type { MoneyIntent } from '../../../disputes/domain/funds.ts';
import type { Database } from '../database.ts';
import { groupCommit } from '../group-commit.ts';
import { inJsonArray, withRows } from '../json-rows.ts';
import { asStorageError } from '../storage-error.ts';

/** Intents that are marked, and synced to disk, together. */
const LARGEST_GROUP = 100;

/** A hold that the ledger has not taken is of no use once its case pays or lets go of its line: after that it would hold for ever. */
const notOvertaken = sql<boolean>`not (
  ${isHold('money_intent')} and exists (
    select 1 from money_intent as later where later.key in (
      replace(money_intent.key, '/hold', '/unhold'), replace(money_intent.key, '/hold', '/refund'),
      replace(money_intent.key, '/hold', '/partial'), replace(money_intent.key, '/hold', '/release'))))`;

/**
 * A line is let go by its earlier case before a later one holds it: the other way round it would end up not held. From the case
 * to its lines, and from there to the intent: the other way each hold would cost a look at all that is pending.
 */
const notBeforeAnUnhold = sql<boolean>`not (
  ${isHold('money_intent')} and exists (
    select 1 from dispute_line as own
    join dispute_line as earlier
      on earlier.order_id = own.order_id and earlier.line_id = own.line_id and earlier.case_id <> own.case_id
    join money_intent as before on before.key = ${keyOn('earlier', 'unhold')} and before.taken = 0
    where own.case_id = money_intent.case_id and money_intent.key = ${keyOn('own', 'hold')}))`;

/** Of any line of a case: its key is `<case>/hold`, from the second line on with the line's place behind it. */
function isHold(table: string) {
  return sql.raw<boolean>(
    `(${table}.key = ${table}.case_id || '/hold' or ${table}.key like ${table}.case_id || '/hold/%')`,
  );
}

/** The key of a movement on this line of a case. */
function keyOn(line: string, kind: 'hold' | 'unhold') {
  return sql.raw<string>(
    `${line}.case_id || '/${kind}' || case when ${line}.place = 1 then '' else '/' || ${line}.place end`,
  );
}

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
