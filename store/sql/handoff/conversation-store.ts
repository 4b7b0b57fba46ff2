import type { Changed, ChangeRequest, ConversationStore } from '../../../handoff/conversation/conversation-store.ts';
import type { Instant } from '../../../protocol/instant.ts';
import type { Database } from '../database.ts';
import { groupCommit } from '../group-commit.ts';
import { upsertStatement, withRows } from '../json-rows.ts';
import { asStorageError } from '../storage-error.ts';
import { conversationRows } from './conversation-columns.ts';
import { groupStatements, runGroup } from './conversation-group.ts';
import { messageFromRow } from './message-rows.ts';

/** Measured on two cores: from about 200 units on, larger groups only add latency. */
const LARGEST_GROUP = 400;

/**
 * The log and ownership on SQL. All changes go through one group commit: the rows of a group's conversations are read
 * (and on PostgreSQL locked, in the order of their ids), the decisions run in memory one after the other, and three
 * statements write what they made, whatever the size of the group.
 */
export function sqlConversationStore(database: Database, now: () => Instant): ConversationStore {
  const { db, kind } = database;
  const statements = groupStatements(kind);
  const create = `${upsertStatement(kind, 'conversation', conversationRows.types)} on conflict (id) do nothing`;
  const group = groupCommit<ChangeRequest<unknown>, Changed<unknown>>({
    largest: LARGEST_GROUP,
    run: (units) =>
      db
        .transaction()
        .execute((transaction) => runGroup(transaction, statements, units, now()))
        .catch(asStorageError),
  });

  return {
    async create(conversation) {
      await withRows(db, create, [conversationRows.toSql(conversation)]).catch(asStorageError);
    },
    async find(id) {
      const row = await db
        .selectFrom('conversation')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
        .catch(asStorageError);
      return row === undefined ? undefined : conversationRows.fromRow(row);
    },
    async change<T>(request: ChangeRequest<T>) {
      return (await group.submit(request)) as Changed<T>;
    },
    async messages(id, { afterSeq, limit }) {
      const rows = await db
        .selectFrom('message')
        .selectAll()
        .where('conversationId', '=', id)
        .where('seq', '>', afterSeq)
        .orderBy('seq')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      return rows.map(messageFromRow);
    },
    async botState(id) {
      const row = await db
        .selectFrom('botState')
        .select('state')
        .where('conversationId', '=', id)
        .executeTakeFirst()
        .catch(asStorageError);
      return row?.state;
    },
    async list(filter) {
      let query = db.selectFrom('conversation').selectAll();
      if (filter.ids) query = query.where('id', 'in', [...filter.ids]);
      if (filter.owners) query = query.where('owner', 'in', [...filter.owners]);
      if (filter.agentId !== undefined) query = query.where('agentId', '=', filter.agentId);
      if (filter.visitorId !== undefined) query = query.where('visitorId', '=', filter.visitorId);
      if (filter.mergedInto !== undefined) query = query.where('mergedInto', '=', filter.mergedInto);
      if (filter.splitFrom !== undefined) query = query.where('splitFrom', '=', filter.splitFrom);
      if (filter.unanswered) query = query.where('owner', '=', 'bot').whereRef('lastShopperSeq', '>', 'botReadSeq');
      const { changedSince, after } = filter;
      if (changedSince === undefined) query = query.orderBy('waitingSince', (order) => order.asc().nullsLast());
      else query = query.where('updatedAt', '>=', changedSince);
      if (after !== undefined)
        query = query.where(({ eb, and, or }) =>
          or([
            eb('updatedAt', '>', after.updatedAt),
            and([eb('updatedAt', '=', after.updatedAt), eb('id', '>', after.id)]),
          ]),
        );
      const rows = await query
        .orderBy('updatedAt')
        .orderBy('id')
        .limit(filter.limit ?? 1000)
        .execute()
        .catch(asStorageError);
      return rows.map(conversationRows.fromRow);
    },
    async versions(owners) {
      const rows = await db
        .selectFrom('conversation')
        .select(['id', 'epoch', 'lastSeq', 'updatedAt'])
        .where('owner', 'in', [...owners])
        .orderBy('id')
        .execute()
        .catch(asStorageError);
      return new Map(rows.map(({ id, epoch, lastSeq, updatedAt }) => [id, `${epoch} ${lastSeq} ${updatedAt}`]));
    },
  };
}
