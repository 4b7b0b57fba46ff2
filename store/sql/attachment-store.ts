import type { AttachmentStore } from '../../handoff/attachments.ts';
import type { Database } from './database.ts';
import { asStorageError } from './storage-error.ts';

export function sqlAttachmentStore({ db }: Database): AttachmentStore {
  return {
    async add(attachment) {
      await db
        .insertInto('attachment')
        .values({ ...attachment, state: 'ready' })
        .execute()
        .catch(asStorageError);
    },
    async find(ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('attachment')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()
        .catch(asStorageError);
      return rows.map(({ state: _state, ...attachment }) => attachment);
    },
  };
}
