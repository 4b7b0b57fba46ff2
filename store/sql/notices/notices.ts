import { type Kysely, sql } from 'kysely';
import type { NoticeTemplate } from '../../../disputes/domain/effects.ts';
import type {
  Delivery,
  InboxPage,
  LetterChannel,
  NoticeInbox,
  NoticeOutbox,
  StoredNotice,
} from '../../../notices/ports.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Database } from '../database.ts';
import type { NoticeDeliveryRow, NoticeRow } from '../disputes/dispute-schema.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

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
    async claim(channel, at, until, limit) {
      const due = dueKeys(db, kind, channel, at, limit);
      const claimed = await db
        .updateTable('noticeDelivery')
        .set({ nextAt: until })
        .where('noticeKey', 'in', due)
        .where('channel', '=', channel)
        .where('state', '=', 'pending')
        .where('nextAt', '<=', at)
        .returning(['noticeKey', 'channel', 'attempts', 'nextAt'])
        .execute()
        .catch(asStorageError);
      return deliveriesOf(db, claimed);
    },
    async hold(delivery, until) {
      const held = await claimedRow(db, delivery).set({ nextAt: until }).executeTakeFirst().catch(asStorageError);
      return held.numUpdatedRows === 1n ? { ...delivery, claimedUntil: until } : undefined;
    },
    async release(delivery, dueAt) {
      await claimedRow(db, delivery).set({ nextAt: dueAt }).execute().catch(asStorageError);
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
    async hopeless({ caseId, receiver }) {
      const some = await db
        .selectFrom('notice')
        .innerJoin('noticeDelivery', 'noticeDelivery.noticeKey', 'notice.key')
        .select('notice.key')
        .where('notice.caseId', '=', caseId)
        .where('notice.receiver', '=', receiver)
        .where('noticeDelivery.state', 'in', ['sent', 'pending'])
        .limit(1)
        .executeTakeFirst()
        .catch(asStorageError);
      return some === undefined;
    },
    async wake(accountId, at) {
      const known = await db
        .selectFrom('contact')
        .select(['email', 'phone'])
        .where('accountId', '=', accountId)
        .executeTakeFirst()
        .catch(asStorageError);
      const channels = [known?.email ? 'email' : [], known?.phone ? 'sms' : []].flat();
      if (channels.length === 0) return;
      await db
        .updateTable('noticeDelivery')
        .set({ state: 'pending', attempts: 0, nextAt: at, updatedAt: at })
        .where('state', '=', 'waiting')
        .where('channel', 'in', channels)
        .where('noticeKey', 'in', db.selectFrom('notice').select('key').where('accountId', '=', accountId))
        .execute()
        .catch(asStorageError);
    },
    async unsent(state, limit) {
      const rows = await db
        .selectFrom('noticeDelivery')
        .select(['noticeKey', 'channel', 'attempts', 'nextAt', 'fault', 'updatedAt'])
        .where('state', '=', state)
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
        .where('state', 'in', ['dead', 'waiting'])
        .executeTakeFirst()
        .catch(asStorageError);
      return updated.numUpdatedRows === 1n;
    },
  };
}

/** The row of a letter, as long as it is the one that this sender has claimed. */
function claimedRow(db: Kysely<Tables>, { key, channel, claimedUntil }: Delivery) {
  return db
    .updateTable('noticeDelivery')
    .where('noticeKey', '=', key)
    .where('channel', '=', channel)
    .where('state', '=', 'pending')
    .where('nextAt', '=', claimedUntil);
}

function dueKeys(db: Kysely<Tables>, kind: Database['kind'], channel: LetterChannel, at: number, limit: number) {
  const due = db
    .selectFrom('noticeDelivery')
    .select('noticeKey')
    .where('channel', '=', channel)
    .where('state', '=', 'pending')
    .where('nextAt', '<=', at)
    .orderBy('nextAt')
    .limit(limit);
  // Two processes that claim at once take different rows instead of waiting for each other.
  return kind === 'postgres' ? due.modifyEnd(sql`for update skip locked`) : due;
}

async function deliveriesOf(
  db: Kysely<Tables>,
  claimed: readonly Pick<NoticeDeliveryRow, 'noticeKey' | 'channel' | 'attempts' | 'nextAt'>[],
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
  return claimed.flatMap(({ noticeKey, channel, attempts, nextAt }) => {
    const row = byKey.get(noticeKey);
    if (row === undefined) return [];
    const { email, phone, locale, name } = row;
    const to = { email: email ?? undefined, phone: phone ?? undefined, locale: locale ?? undefined, name: name ?? '' };
    return { ...noticeFromRow(row), channel: channel as LetterChannel, attempts, to, claimedUntil: nextAt };
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
