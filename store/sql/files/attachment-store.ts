import type { AttachmentStore, Quarantine, StoredAttachment } from '../../../files/attachments.ts';
import type { Database } from '../database.ts';
import type { AttachmentRow } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

/** The scan that began when the file came in is tried again after this time, if it brought no answer. */
const FIRST_TRY_MS = 60_000;

export function sqlAttachmentStore({ db }: Database): AttachmentStore & Quarantine {
  const find = async (ids: readonly string[], where: Partial<Pick<AttachmentRow, 'ownerId' | 'state'>>) => {
    if (ids.length === 0) return [];
    let query = db
      .selectFrom('attachment')
      .selectAll()
      .where('id', 'in', [...new Set(ids)]);
    if (where.ownerId !== undefined) query = query.where('ownerId', '=', where.ownerId);
    if (where.state !== undefined) query = query.where('state', '=', where.state);
    return (await query.execute().catch(asStorageError)).map(toAttachment);
  };
  return {
    async add({ seconds, ...attachment }, origin) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('attachment')
        .values({
          ...attachment,
          seconds: seconds ?? null,
          scanTries: 0,
          scanAt: attachment.createdAt + FIRST_TRY_MS,
          origin: origin ?? null,
        })
        .onConflict((conflict) => conflict.column('origin').doNothing())
        .executeTakeFirst()
        .catch(asStorageError);
      return numInsertedOrUpdatedRows === 1n;
    },
    async ofOrigin(origin) {
      const row = await db
        .selectFrom('attachment')
        .selectAll()
        .where('origin', '=', origin)
        .executeTakeFirst()
        .catch(asStorageError);
      return row === undefined ? undefined : toAttachment(row);
    },
    find: (ids) => find(ids, { state: 'ready' }),
    findOwn: (ids, ownerId) => find(ids, { ownerId }),
    findAny: (ids) => find(ids, {}),
    async take(at, until, limit) {
      const due = await db
        .selectFrom('attachment')
        .selectAll()
        .where('state', '=', 'quarantined')
        .where('scanAt', '<=', at)
        .orderBy('scanAt')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      const taken = [];
      for (const row of due) {
        const { numUpdatedRows } = await db
          .updateTable('attachment')
          .set({ scanAt: until })
          .where('id', '=', row.id)
          .where('state', '=', 'quarantined')
          .where('scanAt', '=', row.scanAt)
          .executeTakeFirst()
          .catch(asStorageError);
        if (numUpdatedRows === 1n) taken.push({ attachment: toAttachment(row), tries: row.scanTries });
      }
      return taken;
    },
    async settle(id, state) {
      const { numUpdatedRows } = await db
        .updateTable('attachment')
        .set({ state })
        .where('id', '=', id)
        .where('state', '=', 'quarantined')
        .executeTakeFirst()
        .catch(asStorageError);
      return numUpdatedRows === 1n;
    },
    async postpone(id, until) {
      await db
        .updateTable('attachment')
        .set(({ eb }) => ({ scanAt: until, scanTries: eb('scanTries', '+', 1) }))
        .where('id', '=', id)
        .where('state', '=', 'quarantined')
        .execute()
        .catch(asStorageError);
    },
  };
}

function toAttachment({
  scanTries: _tries,
  scanAt: _at,
  origin: _origin,
  seconds,
  state,
  ...row
}: AttachmentRow): StoredAttachment {
  return { ...row, seconds: seconds ?? undefined, state: state as StoredAttachment['state'] };
}
