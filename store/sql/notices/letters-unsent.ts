import type { NoticeOutbox } from '../../../notices/ports.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';
import { deliveriesOf } from './deliveries.ts';

/** Letters that wait for an address or are given up: who has none and which they are. */
export function sqlUnsentLetters({ db }: Database): Pick<NoticeOutbox, 'hopeless' | 'wake' | 'unsent'> {
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
  };
}
