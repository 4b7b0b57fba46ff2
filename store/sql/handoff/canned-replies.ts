import type { Kysely, Transaction } from 'kysely';
import type { CannedReplies, NewReply, StoredReply } from '../../../handoff/replies/reply-store.ts';
import { MOST_REPLIES } from '../../../protocol/canned-replies.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import type { CannedReplyRow, Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

const RELEASE = { id: 'seed', name: '' };

export function sqlCannedReplies({ db }: Database): CannedReplies {
  return {
    async visibleTo(accountId) {
      const [rows, uses] = await Promise.all([
        newest(db)
          .where('removed', '=', 0)
          .where(({ eb }) => eb.or([eb('ownerId', 'is', null), eb('ownerId', '=', accountId)]))
          .execute(),
        usesOf(db).execute(),
      ]).catch(asStorageError);
      const counted = new Map(uses.map(({ replyId, uses: count }) => [replyId, Number(count)]));
      return rows.map((row) => fromRow(row, counted.get(row.id) ?? 0));
    },
    async history(id) {
      const [rows, uses] = await Promise.all([
        db.selectFrom('cannedReply').selectAll().where('id', '=', id).orderBy('revision', 'desc').execute(),
        usesOf(db).where('replyId', '=', id).executeTakeFirst(),
      ]).catch(asStorageError);
      return rows.map((row) => fromRow(row, Number(uses?.uses ?? 0)));
    },
    async save(reply, base, author, at) {
      const row = toRow(reply, base + 1, author, at);
      await db
        .transaction()
        .execute((transaction) => saveRow(transaction, row, base))
        .catch(asStorageError);
      return fromRow(row, 0);
    },
    async seed(replies, at) {
      const rows = await db.selectFrom('cannedReply').select('id').distinct().execute().catch(asStorageError);
      const known = new Set(rows.map(({ id }) => id));
      // Another process that starts at the same time brings the same.
      for (const reply of replies)
        if (!known.has(reply.id)) await insert(db, toRow(reply, 1, RELEASE, at)).catch(asStorageError);
    },
    async used(replyId, conversationId, usedAt) {
      await db
        .insertInto('cannedReplyUse')
        .values({ replyId, conversationId, usedAt })
        .onConflict((conflict) => conflict.columns(['replyId', 'conversationId']).doNothing())
        .execute()
        .catch(asStorageError);
    },
  };
}

async function saveRow(transaction: Transaction<Tables>, row: CannedReplyRow, base: number): Promise<void> {
  const { numInsertedOrUpdatedRows } = await insert(transaction, row);
  const [latest, before] = await transaction
    .selectFrom('cannedReply')
    .selectAll()
    .where('id', '=', row.id)
    .orderBy('revision', 'desc')
    .limit(2)
    .execute();
  if (numInsertedOrUpdatedRows === 0n) {
    if (latest !== undefined && isRepeated(latest, row)) return;
    throw new CodedError('reply_conflict', { revision: latest?.revision ?? 0 });
  }
  // Also where it was made from one that never was.
  const revision = latest?.revision === row.revision ? (before?.revision ?? 0) : (latest?.revision ?? 0);
  if (revision !== base) throw new CodedError('reply_conflict', { revision });
  if (row.removed === 0 && (before === undefined || before.removed === 1 || before.ownerId !== row.ownerId))
    await checkRoom(transaction, row.ownerId);
  if (row.ownerId !== null && (before === undefined || before.ownerId !== null)) return;
  const audit = { actor: row.authorId, action: 'canned-reply-published', subject: row.id } as const;
  await appendAudit(transaction, [{ ...audit, data: { revision: row.revision } }], row.createdAt);
}

/** The same save came before, and nothing after it. */
function isRepeated(latest: CannedReplyRow, { createdAt: _, ...row }: CannedReplyRow): boolean {
  return Object.entries(row).every(([column, value]) => latest[column as keyof CannedReplyRow] === value);
}

/** The one that is being saved is among them. */
async function checkRoom(transaction: Transaction<Tables>, ownerId: string | null): Promise<void> {
  const rows = await newest(transaction)
    .where('removed', '=', 0)
    .where('ownerId', ownerId === null ? 'is' : '=', ownerId)
    .execute();
  if (rows.length > MOST_REPLIES) throw new CodedError('reply_too_many', { most: MOST_REPLIES });
}

function insert(db: Kysely<Tables> | Transaction<Tables>, row: CannedReplyRow) {
  return db
    .insertInto('cannedReply')
    .values(row)
    .onConflict((conflict) => conflict.columns(['id', 'revision']).doNothing())
    .executeTakeFirstOrThrow();
}

function newest(db: Kysely<Tables> | Transaction<Tables>) {
  return db
    .selectFrom('cannedReply')
    .selectAll()
    .where(({ eb, selectFrom }) =>
      eb(
        'revision',
        '=',
        selectFrom('cannedReply as other')
          .select(({ fn }) => fn.max('other.revision').as('revision'))
          .whereRef('other.id', '=', 'cannedReply.id'),
      ),
    )
    .orderBy('id');
}

function usesOf(db: Kysely<Tables>) {
  return db
    .selectFrom('cannedReplyUse')
    .select(({ fn }) => ['replyId', fn.countAll<number>().as('uses')])
    .groupBy('replyId');
}

function toRow(
  { id, ownerId, folder, titles, texts, removed }: NewReply,
  revision: number,
  author: { readonly id: string; readonly name: string },
  createdAt: number,
): CannedReplyRow {
  return {
    id,
    revision,
    ownerId,
    folder,
    content: JSON.stringify({ titles, texts }),
    removed: removed ? 1 : 0,
    authorId: author.id,
    authorName: author.name,
    createdAt,
  };
}

function fromRow({ content, removed, createdAt, ...row }: CannedReplyRow, uses: number): StoredReply {
  return {
    ...row,
    ...(JSON.parse(content) as Pick<StoredReply, 'titles' | 'texts'>),
    shared: row.ownerId === null,
    removed: removed === 1,
    at: createdAt,
    uses,
  };
}
