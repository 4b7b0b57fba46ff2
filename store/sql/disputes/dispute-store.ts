import type { CaseMessage, CaseMessages, DisputeRecords } from '../../../disputes/cases/case-messages.ts';
import type { DisputeStore, OpeningResult } from '../../../disputes/cases/ports.ts';
import type { Role } from '../../../disputes/domain/roles.ts';
import type { LogEntry } from '../../../disputes/domain/state-machine.ts';
import type { Database } from '../database.ts';
import { groupCommit } from '../group-commit.ts';
import { asStorageError } from '../storage-error.ts';
import { type Beside, type Outcome, storeTogether, type Unit } from './dispute-group.ts';
import { listDisputes } from './dispute-list.ts';
import type { DisputeMessageRow } from './dispute-schema.ts';
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
    async accountsOn(orderIds) {
      if (orderIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('lineAccount')
        .selectAll()
        .where('orderId', 'in', [...orderIds])
        .execute()
        .catch(asStorageError);
      const accounts = rows.flatMap((row) => accountFromRow(row) ?? []);
      return new Map(accounts.map((account) => [`${account.orderId}/${account.lineId}`, account]));
    },
    async countOf({ role, id }) {
      const rows = await db
        .selectFrom('dispute')
        .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
        .where(role === 'buyer' ? 'buyerId' : 'sellerId', '=', id)
        .groupBy('state')
        .execute()
        .catch(asStorageError);
      const of = (closed: boolean) =>
        rows.reduce((sum, { state, count }) => sum + ((state === 'closed') === closed ? Number(count) : 0), 0);
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
