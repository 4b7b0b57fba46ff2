import { type Kysely, sql } from 'kysely';
import type { NoticeOutbox } from '../../../notices/ports.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import { deliveriesOf } from './deliveries.ts';

/** What one letter told of is settled within this time, a notice after the other. */
const TOGETHER_MS = 10_000;
/** More than one letter ever tells of. */
const MOST_TOLD = 50;

/** Letters that wait for an address or are given up: who has none and which they are. */
export function sqlUnsentLetters({
  db,
}: Database): Pick<NoticeOutbox, 'hopeless' | 'wake' | 'unsent' | 'returned' | 'wentTo'> {
  return {
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
        .leftJoin('undeliverable', (join) => join.on(sql<boolean>`undeliverable.address = lower(contact.email)`))
        .select(['email', 'phone', 'undeliverable.address as lost'])
        .where('accountId', '=', accountId)
        .executeTakeFirst()
        .catch(asStorageError);
      const channels = [known?.email && known.lost === null ? 'email' : [], known?.phone ? 'sms' : []].flat();
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
    async returned({ caseId, receiver, address }, at) {
      await db
        .transaction()
        .execute(async (transaction) => {
          await transaction
            .insertInto('undeliverable')
            .values({ address, notedAt: at })
            .onConflict((conflict) => conflict.column('address').doNothing())
            .execute();
          const sent = await sentMails(transaction, caseId, receiver);
          const newest = sent[0]?.updatedAt ?? 0;
          const together = sent.filter(({ updatedAt }) => updatedAt > newest - TOGETHER_MS);
          if (together.length === 0) return;
          await transaction
            .updateTable('noticeDelivery')
            .set({ state: 'dead', fault: 'bounced', updatedAt: at })
            .where('channel', '=', 'email')
            .where('state', '=', 'sent')
            .where(
              'noticeKey',
              'in',
              together.map(({ noticeKey }) => noticeKey),
            )
            .execute();
        })
        .catch(asStorageError);
    },
    async wentTo({ caseId, receiver, address }, since) {
      const sent = await sentMails(db, caseId, receiver).catch(asStorageError);
      // Of those from before this was kept nobody knows.
      return sent.some(({ updatedAt, sentTo }) => updatedAt >= since && (sentTo ?? address) === address);
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
  };
}

/** Of this receiver in this case, the newest first. */
const sentMails = (db: Kysely<Tables>, caseId: string, receiver: string) =>
  db
    .selectFrom('noticeDelivery')
    .innerJoin('notice', 'notice.key', 'noticeDelivery.noticeKey')
    .select(['noticeDelivery.noticeKey', 'noticeDelivery.updatedAt', 'noticeDelivery.sentTo'])
    .where('notice.caseId', '=', caseId)
    .where('notice.receiver', '=', receiver)
    .where('noticeDelivery.channel', '=', 'email')
    .where('noticeDelivery.state', '=', 'sent')
    .orderBy('noticeDelivery.updatedAt', 'desc')
    .limit(MOST_TOLD)
    .execute();
