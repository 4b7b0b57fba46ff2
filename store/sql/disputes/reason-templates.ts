import type { Kysely, Transaction } from 'kysely';
import type { ReasonTemplate } from '../../../disputes/reasons/reason-template.ts';
import type { ReasonTemplates, StoredTemplate } from '../../../disputes/reasons/template-store.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import type { ReasonTemplateRow } from './dispute-schema.ts';

const RELEASE = { id: 'seed', name: '' };

export function sqlReasonTemplates({ db }: Database): ReasonTemplates {
  return {
    async list() {
      const rows = await newest(db).orderBy('name').execute().catch(asStorageError);
      return rows.map(fromRow);
    },
    async find(name) {
      const row = await newest(db).where('name', '=', name).executeTakeFirst().catch(asStorageError);
      return row && fromRow(row);
    },
    async save(template, base, author, at) {
      const row = toRow(template, base + 1, author, at);
      await db
        .transaction()
        .execute(async (transaction) => {
          const { numInsertedOrUpdatedRows } = await insert(transaction, row);
          const taken = numInsertedOrUpdatedRows === 0n;
          const before = await transaction
            .selectFrom('reasonTemplate')
            .select(({ fn }) => fn.max('revision').as('revision'))
            .where('name', '=', row.name)
            .where('revision', '<>', taken ? 0 : row.revision)
            .executeTakeFirst();
          const revision = before?.revision ?? 0;
          // Also where it was made from one that never was.
          if (taken || revision !== base) throw new CodedError('template_conflict', { revision });
          const audit = { actor: author.id, action: 'reason-template-published', subject: row.name } as const;
          await appendAudit(transaction, [{ ...audit, data: { revision: row.revision } }], at);
        })
        .catch(asStorageError);
      return fromRow(row);
    },
    async followRelease(shipped, at) {
      const rows = await newest(db).execute().catch(asStorageError);
      const known = new Map(rows.map((row) => [row.name, row]));
      const due = shipped.filter((template) => {
        const row = known.get(template.name);
        return row === undefined || (row.authorId === RELEASE.id && row.content !== JSON.stringify(template));
      });
      // Another process that starts at the same time brings the same.
      for (const template of due)
        await insert(db, toRow(template, (known.get(template.name)?.revision ?? 0) + 1, RELEASE, at)).catch(
          asStorageError,
        );
      return due.length;
    },
  };
}

function insert(db: Kysely<Tables> | Transaction<Tables>, row: ReasonTemplateRow) {
  return db
    .insertInto('reasonTemplate')
    .values(row)
    .onConflict((conflict) => conflict.columns(['name', 'revision']).doNothing())
    .executeTakeFirstOrThrow();
}

function newest(db: Kysely<Tables>) {
  return db
    .selectFrom('reasonTemplate')
    .selectAll()
    .where(({ eb, selectFrom }) =>
      eb(
        'revision',
        '=',
        selectFrom('reasonTemplate as other')
          .select(({ fn }) => fn.max('other.revision').as('revision'))
          .whereRef('other.name', '=', 'reasonTemplate.name'),
      ),
    );
}

function toRow(
  template: ReasonTemplate,
  revision: number,
  author: { readonly id: string; readonly name: string },
  createdAt: number,
): ReasonTemplateRow {
  return {
    name: template.name,
    revision,
    content: JSON.stringify(template),
    authorId: author.id,
    authorName: author.name,
    createdAt,
  };
}

function fromRow({ content, revision, authorName, createdAt }: ReasonTemplateRow): StoredTemplate {
  return { ...(JSON.parse(content) as ReasonTemplate), revision, authorName, at: createdAt };
}
