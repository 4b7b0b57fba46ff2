import type { CaseNote, CaseNotes } from '../../../disputes/colleagues/notes.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import { asStorageError } from '../storage-error.ts';
import type { CaseNoteRow } from './dispute-schema.ts';

/** What mediators note in cases for each other. */
export function sqlCaseNotes({ db }: Database): CaseNotes {
  return {
    async of(caseId) {
      const rows = await db
        .selectFrom('caseNote')
        .selectAll()
        .where('caseId', '=', caseId)
        .where('removedAt', 'is', null)
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
        .catch(asStorageError);
      return rows.map(fromRow);
    },
    async find(id) {
      const row = await db
        .selectFrom('caseNote')
        .selectAll()
        .where('id', '=', id)
        .where('removedAt', 'is', null)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && fromRow(row);
    },
    add: ({ author, at, ...note }, audit) =>
      db
        .transaction()
        .execute(async (transaction) => {
          const row = { ...note, authorId: author.id, authorName: author.name, createdAt: at };
          const { numInsertedOrUpdatedRows } = await transaction
            .insertInto('caseNote')
            .values({ ...row, editedAt: null, removedAt: null })
            .onConflict((conflict) => conflict.columns(['caseId', 'authorId', 'clientId']).doNothing())
            .executeTakeFirstOrThrow();
          if (numInsertedOrUpdatedRows !== 0n) await appendAudit(transaction, [audit], at);
          return fromRow(
            await transaction
              .selectFrom('caseNote')
              .selectAll()
              .where('caseId', '=', note.caseId)
              .where('authorId', '=', author.id)
              .where('clientId', '=', note.clientId)
              .executeTakeFirstOrThrow(),
          );
        })
        .catch(asStorageError),
    change: (id, text, at, audit) =>
      db
        .transaction()
        .execute(async (transaction) => {
          const { numUpdatedRows } = await transaction
            .updateTable('caseNote')
            .set(text === undefined ? { text: '', removedAt: at } : { text, editedAt: at })
            .where('id', '=', id)
            .where('removedAt', 'is', null)
            .executeTakeFirstOrThrow();
          if (numUpdatedRows === 0n) return false;
          await appendAudit(transaction, [audit], at);
          return true;
        })
        .catch(asStorageError),
  };
}

function fromRow({ id, caseId, authorId, authorName, clientId, text, createdAt, editedAt }: CaseNoteRow): CaseNote {
  return {
    id,
    caseId,
    author: { id: authorId, name: authorName },
    clientId,
    text,
    at: createdAt,
    ...(editedAt === null ? {} : { editedAt }),
  };
}
