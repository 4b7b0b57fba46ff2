import type { Transaction } from 'kysely';
import type { DisputeCase } from '../../disputes/case.ts';
import type { CaseMessage, CaseMessages, DisputeRecords } from '../../disputes/case-messages.ts';
import type { DisputeStore } from '../../disputes/ports.ts';
import type { Role } from '../../disputes/roles.ts';
import type { LogEntry } from '../../disputes/state-machine.ts';
import type { Database } from './database.ts';
import { listDisputes } from './dispute-list.ts';
import type { DisputeMessageRow } from './dispute-schema.ts';
import { disputeColumns, writeBeside } from './dispute-writes.ts';
import { groupCommit } from './group-commit.ts';
import type { Tables } from './schema.ts';
import { asStorageError } from './storage-error.ts';

/** What belongs to a decision and is stored with it or not at all, such as the words of a message. */
export type Beside = (transaction: Transaction<Tables>) => Promise<void>;

export interface SqlDisputeStore extends DisputeRecords, CaseMessages {
  /** The same store, whose next records store this beside the decision. */
  with(beside: Beside): DisputeStore;
}

type Unit = (transaction: Transaction<Tables>) => Promise<unknown>;
/** Decisions of different cases that are committed, and synced to disk, together. */
const LARGEST_GROUP = 100;

/**
 * Cases on SQL. Decisions that come while others are being committed share the next commit; one that cannot be stored
 * does not hinder its neighbours. Every transaction begins with the write that guards it, so that on SQLite no reader has to become a
 * writer, and on PostgreSQL the second of two writers waits for the first and then finds its guard gone.
 */
export function sqlDisputeStore(database: Database): SqlDisputeStore {
  const { db } = database;
  const group = groupCommit<Unit, unknown>({
    largest: LARGEST_GROUP,
    run: (units) =>
      db
        .transaction()
        .execute(async (transaction) => {
          const outcomes: unknown[] = [];
          for (const unit of units) outcomes.push(await unit(transaction));
          return outcomes;
        })
        .catch(asStorageError),
  });
  const stored = async <T>(unit: (transaction: Transaction<Tables>) => Promise<T>) => (await group.submit(unit)) as T;

  const one = async (column: 'id' | 'number' | 'submissionKey', value: string) => {
    const row = await db
      .selectFrom('dispute')
      .select('content')
      .where(column, '=', value)
      .executeTakeFirst()
      .catch(asStorageError);
    return row && (JSON.parse(row.content) as DisputeCase);
  };

  const store = (beside: Beside): DisputeStore => ({
    find: (id) => one('id', id),
    findByNumber: (number) => one('number', number),
    open: (opening, submissionKey) =>
      stored(async (transaction) => {
        const inserted = await transaction
          .insertInto('dispute')
          .values({ ...disputeColumns(opening.case), submissionKey })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (inserted.numInsertedOrUpdatedRows === 1n) {
          await writeBeside(transaction, opening);
          await beside(transaction);
          return { result: 'opened' } as const;
        }
        const known = await transaction
          .selectFrom('dispute')
          .select('content')
          .where('submissionKey', '=', submissionKey)
          .executeTakeFirst();
        if (known !== undefined) return { result: 'repeated', case: JSON.parse(known.content) as DisputeCase } as const;
        const { orderId, lineId } = opening.case.order;
        const taken = await transaction
          .selectFrom('dispute')
          .select('id')
          .where('orderId', '=', orderId)
          .where('lineId', '=', lineId)
          .where('state', '<>', 'closed')
          .executeTakeFirst();
        if (taken !== undefined) return { result: 'line-taken' } as const;
        // 49 random bits met the same number or id, or the line became free this instant: trying again is right.
        throw new Error('dispute_number_taken');
      }),
    record: (decided) =>
      stored(async (transaction) => {
        const updated = await transaction
          .updateTable('dispute')
          .set(disputeColumns(decided.case))
          .where('id', '=', decided.case.id)
          .where('revision', '=', decided.entry.seq - 1)
          .executeTakeFirst();
        if (updated.numUpdatedRows !== 1n) return 'stale' as const;
        await writeBeside(transaction, decided);
        await beside(transaction);
        return 'recorded' as const;
      }),
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
    ...store(async () => undefined),
    findBySubmission: (key) => one('submissionKey', key),
    async liveOn(orderIds) {
      if (orderIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('dispute')
        .select(['orderId', 'lineId', 'number'])
        .where('orderId', 'in', [...orderIds])
        .where('state', '<>', 'closed')
        .execute()
        .catch(asStorageError);
      return new Map(rows.map(({ orderId, lineId, number }) => [`${orderId}/${lineId}`, number]));
    },
    async countOf({ role, id }) {
      const rows = await db
        .selectFrom('dispute')
        .select((eb) => [eb('state', '=', 'closed').as('closed'), eb.fn.countAll<number>().as('count')])
        .where(role === 'buyer' ? 'buyerId' : 'sellerId', '=', id)
        .groupBy((eb) => eb('state', '=', 'closed'))
        .execute()
        .catch(asStorageError);
      const of = (closed: boolean) => Number(rows.find((row) => Boolean(row.closed) === closed)?.count ?? 0);
      return { live: of(false), closed: of(true) };
    },
    with: store,
    withMessage: (message) =>
      store(async (transaction) => {
        await transaction.insertInto('disputeMessage').values(messageToRow(message)).execute();
      }),
    async of(caseId) {
      const rows = await db
        .selectFrom('disputeMessage')
        .selectAll()
        .where('caseId', '=', caseId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
        .catch(asStorageError);
      return rows.map(messageFromRow);
    },
    async sent(caseId, writerId, clientId) {
      const row = await db
        .selectFrom('disputeMessage')
        .selectAll()
        .where('caseId', '=', caseId)
        .where('byId', '=', writerId)
        .where('clientId', '=', clientId)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && messageFromRow(row);
    },
  };
}

function messageToRow({ by, at, attachments, ...message }: CaseMessage): DisputeMessageRow {
  return {
    ...message,
    byRole: by.role,
    byId: by.id,
    byName: by.name,
    attachments: JSON.stringify(attachments),
    createdAt: at,
  };
}

function messageFromRow(row: DisputeMessageRow): CaseMessage {
  return {
    id: row.id,
    caseId: row.caseId,
    by: { role: row.byRole as Role, id: row.byId, name: row.byName },
    clientId: row.clientId,
    text: row.text,
    attachments: JSON.parse(row.attachments) as string[],
    at: row.createdAt,
  };
}
