import type { InsertResult, Kysely, Transaction } from 'kysely';
import {
  KEPT_REVISIONS,
  type NewWordList,
  type StoredWordList,
  type WordListStore,
} from '../../../kb/word-lists/word-list-store.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Locale } from '../../../protocol/locale.ts';
import type { WordListKind } from '../../../protocol/word-lists.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import type { Tables, WordListRow } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

const RELEASE_AUTHOR = { id: 'seed', name: '' };

export function sqlWordListStore({ db }: Database, now: () => number): WordListStore {
  return {
    async current() {
      const rows = await newest(db).orderBy('locale').orderBy('kind').execute().catch(asStorageError);
      return rows.map((row) => fromRow(row));
    },
    async find<K extends WordListKind>(locale: Locale, kind: K) {
      const row = await newest(db)
        .where('locale', '=', locale)
        .where('kind', '=', kind)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && fromRow<K>(row);
    },
    async save(list, baseRevision, author) {
      const row = toRow(list, baseRevision + 1, author, now());
      const inserted = await db
        .transaction()
        .execute((transaction) => insertRevision(transaction, row, baseRevision, now))
        .catch(asStorageError);
      if (inserted.numInsertedOrUpdatedRows === 0n)
        throw new CodedError('word_list_conflict', { revision: row.revision });
      return fromRow(row);
    },
    async history<K extends WordListKind>(locale: Locale, kind: K, limit: number) {
      const rows = await db
        .selectFrom('wordList')
        .selectAll()
        .where('locale', '=', locale)
        .where('kind', '=', kind)
        .orderBy('revision', 'desc')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      return rows.map((row) => fromRow<K>(row));
    },
    async followRelease(shipped) {
      const rows = await newest(db).execute().catch(asStorageError);
      const known = new Map(rows.map((row) => [`${row.locale}/${row.kind}`, row]));
      let added = 0;
      for (const list of shipped) {
        const row = known.get(`${list.locale}/${list.kind}`);
        const untouched = row === undefined || row.authorId === RELEASE_AUTHOR.id;
        if (!untouched || row?.entries === JSON.stringify(list.entries)) continue;
        const result = await db
          .insertInto('wordList')
          .values(toRow(list, (row?.revision ?? 0) + 1, RELEASE_AUTHOR, now()))
          // Another process that starts at the same time brings the same.
          .onConflict((conflict) => conflict.columns(['locale', 'kind', 'revision']).doNothing())
          .executeTakeFirst()
          .catch(asStorageError);
        added += Number(result.numInsertedOrUpdatedRows ?? 0n);
      }
      return added;
    },
  };
}

/** The newest revision of each list. */
function newest(db: Kysely<Tables>) {
  return db
    .selectFrom('wordList')
    .selectAll()
    .where(({ eb, selectFrom }) =>
      eb(
        'revision',
        '=',
        selectFrom('wordList as other')
          .select(({ fn }) => fn.max('other.revision').as('revision'))
          .whereRef('other.locale', '=', 'wordList.locale')
          .whereRef('other.kind', '=', 'wordList.kind'),
      ),
    );
}

/** Stores a revision over the one that its author had before them, with its entry in the audit log; drops the oldest. */
async function insertRevision(
  transaction: Transaction<Tables>,
  row: WordListRow,
  baseRevision: number,
  now: () => number,
): Promise<InsertResult> {
  const { locale, kind, revision } = row;
  const current = await transaction
    .selectFrom('wordList')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where('locale', '=', locale)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if ((current?.revision ?? 0) !== baseRevision)
    throw new CodedError('word_list_conflict', { revision: current?.revision ?? 0 });
  const result = await transaction
    .insertInto('wordList')
    .values(row)
    .onConflict((conflict) => conflict.columns(['locale', 'kind', 'revision']).doNothing())
    .executeTakeFirst();
  await transaction
    .deleteFrom('wordList')
    .where('locale', '=', locale)
    .where('kind', '=', kind)
    .where('revision', '<=', revision - KEPT_REVISIONS)
    .execute();
  if (result.numInsertedOrUpdatedRows !== 0n)
    await appendAudit(
      transaction,
      [{ actor: row.authorId, action: 'word-list-published', subject: `${locale}/${kind}`, data: { revision } }],
      now(),
    );
  return result;
}

function toRow(
  list: NewWordList,
  revision: number,
  author: { readonly id: string; readonly name: string },
  createdAt: number,
): WordListRow {
  return {
    locale: list.locale,
    kind: list.kind,
    revision,
    entries: JSON.stringify(list.entries),
    authorId: author.id,
    authorName: author.name,
    createdAt,
  };
}

function fromRow<K extends WordListKind>(row: WordListRow): StoredWordList<K> {
  return {
    locale: row.locale as Locale,
    kind: row.kind as K,
    entries: JSON.parse(row.entries) as StoredWordList<K>['entries'],
    revision: row.revision,
    authorName: row.authorName,
    at: row.createdAt,
  };
}
