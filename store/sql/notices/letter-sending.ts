import { type Kysely, sql } from 'kysely';
import type { Delivery, DeliveryOutcome, LetterChannel, NoticeOutbox } from '../../../notices/ports.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import { deliveriesOf } from './deliveries.ts';

/** What a sender does with letters that are due: it claims them, holds or releases them, and settles what became of them. */
export function sqlLetterSending({ db, kind }: Database): Pick<NoticeOutbox, 'claim' | 'hold' | 'release' | 'settle'> {
  return {
    async claim(channel, at, until, limit, moment = 0) {
      const due = dueKeys(db, kind, channel, at - moment, limit);
      const claimed = await db
        .updateTable('noticeDelivery')
        .set({ nextAt: until })
        .where('noticeKey', 'in', due)
        .where('channel', '=', channel)
        .where('state', '=', 'pending')
        .where('nextAt', '<=', at - moment)
        .returning(['noticeKey', 'channel', 'attempts', 'nextAt'])
        .execute()
        .catch(asStorageError);
      if (claimed.length === 0) return [];
      const since = await claimedWith(db, channel, claimed, at, until);
      return deliveriesOf(db, [...claimed, ...since]);
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
          sentTo: sentTo(delivery, outcome),
          ...(outcome.state === 'pending' ? { nextAt: outcome.retryAt } : {}),
        })
        .where('noticeKey', '=', delivery.key)
        .where('channel', '=', delivery.channel)
        .where('state', '=', 'pending')
        .execute()
        .catch(asStorageError);
    },
  };
}

function sentTo({ channel, to }: Delivery, { state }: DeliveryOutcome): string | null {
  return state === 'sent' && channel === 'email' ? (to.email?.trim().toLowerCase() ?? null) : null;
}

/** Takes what the same parties are to be told of the same cases besides. */
function claimedWith(
  db: Kysely<Tables>,
  channel: LetterChannel,
  claimed: readonly { readonly noticeKey: string }[],
  at: number,
  until: number,
) {
  const keys = claimed.map(({ noticeKey }) => noticeKey);
  const ofTheSame = db
    .selectFrom('notice')
    .innerJoin('notice as taken', (join) =>
      join.onRef('taken.caseId', '=', 'notice.caseId').onRef('taken.receiver', '=', 'notice.receiver'),
    )
    .select('notice.key')
    .where('taken.key', 'in', keys);
  return db
    .updateTable('noticeDelivery')
    .set({ nextAt: until })
    .where('noticeKey', 'in', ofTheSame)
    .where('channel', '=', channel)
    .where('state', '=', 'pending')
    .where('nextAt', '<=', at)
    .returning(['noticeKey', 'channel', 'attempts', 'nextAt'])
    .execute()
    .catch(asStorageError);
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
