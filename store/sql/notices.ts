import { type Kysely, sql } from 'kysely';
import type { NoticeTemplate } from '../../disputes/effects.ts';
import type {
  Delivery,
  InboxPage,
  LetterChannel,
  NoticeInbox,
  NoticeOutbox,
  StoredNotice,
} from '../../notify/ports.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Database } from './database.ts';
import type { NoticeRow } from './dispute-schema.ts';
import type { Tables } from './schema.ts';
import { asStorageError } from './storage-error.ts';

/** Notices were written by the decisions that gave them; here they are read, and their letters sent. */
export function sqlNotices({ db, kind }: Database): NoticeInbox & NoticeOutbox {
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
    async claim(at, until, limit) {
      const due = dueKeys(db, kind, at, limit);
      const claimed = await db
        .updateTable('noticeDelivery')
        .set({ nextAt: until })
        .where((eb) => eb(eb.refTuple('noticeKey', 'channel'), 'in', due.$asTuple('noticeKey', 'channel')))
        .where('state', '=', 'pending')
        .where('nextAt', '<=', at)
        .returning(['noticeKey', 'channel', 'attempts'])
        .execute()
        .catch(asStorageError);
      return deliveriesOf(db, claimed);
    },
    async settle(delivery, outcome, at) {
      await db
        .updateTable('noticeDelivery')
        .set({
          state: outcome.state,
          attempts: delivery.attempts + 1,
          fault: outcome.state === 'sent' ? null : outcome.fault,
          updatedAt: at,
          ...(outcome.state === 'pending' ? { nextAt: outcome.retryAt } : {}),
        })
        .where('noticeKey', '=', delivery.key)
        .where('channel', '=', delivery.channel)
        .where('state', '=', 'pending')
        .execute()
        .catch(asStorageError);
    },
    async dead(limit) {
      const rows = await db
        .selectFrom('noticeDelivery')
        .select(['noticeKey', 'channel', 'attempts', 'fault', 'updatedAt'])
        .where('state', '=', 'dead')
        .orderBy('updatedAt', 'desc')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      const deliveries = await deliveriesOf(db, rows);
      return deliveries.map((delivery) => {
        const row = rows.find((one) => one.noticeKey === delivery.key && one.channel === delivery.channel);
        return { ...delivery, fault: row?.fault ?? '', at: row?.updatedAt ?? 0 };
      });
    },
    async resend(key, channel, at) {
      const updated = await db
        .updateTable('noticeDelivery')
        .set({ state: 'pending', attempts: 0, nextAt: at, fault: null, updatedAt: at })
        .where('noticeKey', '=', key)
        .where('channel', '=', channel)
        .where('state', '=', 'dead')
        .executeTakeFirst()
        .catch(asStorageError);
      return updated.numUpdatedRows === 1n;
    },
  };
}

function dueKeys(db: Kysely<Tables>, kind: Database['kind'], at: number, limit: number) {
  const due = db
    .selectFrom('noticeDelivery')
    .select(['noticeKey', 'channel'])
    .where('state', '=', 'pending')
    .where('nextAt', '<=', at)
    .orderBy('nextAt')
    .limit(limit);
  // Two processes that claim at once take different rows instead of waiting for each other.
  return kind === 'postgres' ? due.modifyEnd(sql`for update skip locked`) : due;
}

async function deliveriesOf(
  db: Kysely<Tables>,
  claimed: readonly { readonly noticeKey: string; readonly channel: string; readonly attempts: number }[],
): Promise<Delivery[]> {
  if (claimed.length === 0) return [];
  const rows = await db
    .selectFrom('notice')
    .leftJoin('contact', 'contact.accountId', 'notice.accountId')
    .selectAll('notice')
    .select(['contact.email', 'contact.phone', 'contact.locale', 'contact.name'])
    .where('key', 'in', [...new Set(claimed.map((one) => one.noticeKey))])
    .execute()
    .catch(asStorageError);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return claimed.flatMap(({ noticeKey, channel, attempts }) => {
    const row = byKey.get(noticeKey);
    if (row === undefined) return [];
    const { email, phone, locale, name } = row;
    const to = { email: email ?? undefined, phone: phone ?? undefined, locale: locale ?? undefined, name: name ?? '' };
    return { ...noticeFromRow(row), channel: channel as LetterChannel, attempts, to };
  });
}

function noticeFromRow(row: NoticeRow): StoredNotice {
  return {
    key: row.key,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    receiver: row.receiver as StoredNotice['receiver'],
    accountId: row.accountId,
    template: row.template as NoticeTemplate,
    data: JSON.parse(row.data) as StoredNotice['data'],
    at: row.createdAt,
    readAt: row.readAt ?? undefined,
  };
}
