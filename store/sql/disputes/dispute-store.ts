import type { CaseMessages, DisputeRecords } from '../../../disputes/cases/case-messages.ts';
import type { DisputeStore, OpeningResult } from '../../../disputes/cases/ports.ts';
import type { LogEntry } from '../../../disputes/domain/state-machine.ts';
import type { Database } from '../database.ts';
import { groupCommit } from '../group-commit.ts';
import { asStorageError } from '../storage-error.ts';
import { sqlAcrossCases } from './across-cases.ts';
import { sqlCaseMessages, storingMessage } from './case-messages.ts';
import { type Beside, type Outcome, storeTogether, type Unit } from './dispute-group.ts';
import { listDisputes } from './dispute-list.ts';
import { disputeWrites } from './dispute-writes.ts';
import { accountFromRow, lineAccounts } from './line-accounts.ts';
import { storedCase } from './stored-case.ts';

export interface SqlDisputeStore extends DisputeRecords, CaseMessages {
  /** The same store, whose next records store this beside the decision. */
  with(beside: Beside): DisputeStore;
}

/** Decisions of different cases that are committed, and synced to disk, together. */
const LARGEST_GROUP = 100;

/**
 * Cases on SQL. Decisions that come while others are being committed share the next commit; one that cannot be stored
 * does not hinder its neighbours. Every transaction begins with the write that guards it, so that on SQLite no reader has to become a
 * writer, and on PostgreSQL the second of two writers waits for the first and then finds its guard gone.
 */
export function sqlDisputeStore(database: Database): SqlDisputeStore {
  const { db } = database;
  const writes = disputeWrites(database.kind);
  const accounts = lineAccounts(database.kind);
  const group = groupCommit<Unit, Outcome>({
    largest: LARGEST_GROUP,
    run: (units) =>
      db
        .transaction()
        .execute((transaction) => storeTogether(transaction, writes, accounts, units))
        .catch(asStorageError),
  });

  const one = async (column: 'id' | 'number' | 'submissionKey', value: string) => {
    const row = await db
      .selectFrom('dispute')
      .select('content')
      .where(column, '=', value)
      .executeTakeFirst()
      .catch(asStorageError);
    return row && storedCase(row.content);
  };

  const store = (beside?: Beside): DisputeStore => ({
    find: (id) => one('id', id),
    async findAll(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('dispute')
        .select(['id', 'content'])
        .where('id', 'in', [...ids])
        .execute()
        .catch(asStorageError);
      return new Map(rows.map(({ id, content }) => [id, storedCase(content)]));
    },
    async accountOf(orderId, lineId) {
      const row = await db
        .selectFrom('lineAccount')
        .selectAll()
        .where('orderId', '=', orderId)
        .where('lineId', '=', lineId)
        .executeTakeFirst()
        .catch(asStorageError);
      return accountFromRow(row);
    },
    findByNumber: (number) => one('number', number),
    open: async (decided, submissionKey) => (await group.submit({ decided, submissionKey, beside })) as OpeningResult,
    record: async (decided) =>
      (await group.submit({ decided, submissionKey: undefined, beside })) as 'recorded' | 'stale',
    async history(id) {
      const rows = await db
        .selectFrom('disputeEntry')
        .select('entry')
        .where('caseId', '=', id)
        .orderBy('seq')
        .execute()
        .catch(asStorageError);
      return rows.map((row) => JSON.parse(row.entry) as LogEntry);
    },
    list: (query) => listDisputes(db, query).catch(asStorageError),
  });

  return {
    ...store(),
    findBySubmission: (key) => one('submissionKey', key),
    ...sqlAcrossCases(database),
    with: store,
    withMessage: (message) => store(storingMessage(message)),
    ...sqlCaseMessages(database),
  };
}
