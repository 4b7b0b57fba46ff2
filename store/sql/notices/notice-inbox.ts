import type { InboxPage, NoticeInbox } from '../../../notices/ports.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';
import { noticeFromRow } from './notice-row.ts';

export function sqlNoticeInbox({ db }: Database): NoticeInbox {
  return {
    async inbox(accountId, { after, limit }): Promise<InboxPage> {
      let select = db.selectFrom('notice').selectAll().where('accountId', '=', accountId);
      if (after !== undefined) {
        const from = await db
          .selectFrom('notice')
          .select(['createdAt', 'key'])
          .where('key', '=', after)
          .where('accountId', '=', accountId)
          .executeTakeFirst()
          .catch(asStorageError);
        if (from === undefined) throw new CodedError('request_malformed', { fields: ['after'] });
        select = select.where((eb) => eb(eb.refTuple('createdAt', 'key'), '<', eb.tuple(from.createdAt, from.key)));
      }
      const rows = await select
        .orderBy('createdAt', 'desc')
        .orderBy('key', 'desc')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      const unread = await db
        .selectFrom('notice')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('accountId', '=', accountId)
        .where('readAt', 'is', null)
        .executeTakeFirst()
        .catch(asStorageError);
      return { notices: rows.map(noticeFromRow), unread: Number(unread?.count ?? 0) };
    },
    async read(accountId, keys, at) {
      if (keys.length === 0) return;
      await db
        .updateTable('notice')
        .set({ readAt: at })
        .where('accountId', '=', accountId)
        .where('key', 'in', [...keys])
        .where('readAt', 'is', null)
        .execute()
        .catch(asStorageError);
    },
  };
}
