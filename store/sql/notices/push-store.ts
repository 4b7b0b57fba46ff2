import type { Kysely } from 'kysely';
import type { PushStore, PushSubscription, Span } from '../../../notices/push/push.ts';
import type { Locale } from '../../../protocol/locale.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import { noticeFromRow } from './notice-row.ts';

/** More than a push could tell one by one. */
const MOST_NEWS = 20;
const MOST_VISITORS = 500;
/** A person has the conversation, or is waited for. */
const WITH_PEOPLE: readonly string[] = ['queued', 'offered', 'agent', 'ticket'];

/** Browsers that asked to be told, and what their people have not seen. */
export function sqlPushStore({ db }: Database): PushStore {
  return {
    async keep({ locale, guestUntil = null, ...subscription }, most) {
      await db
        .transaction()
        .execute(async (transaction) => {
          await transaction
            .insertInto('pushSubscription')
            .values({ ...subscription, locale, guestUntil })
            .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ ...subscription, locale, guestUntil }))
            .execute();
          const kept = transaction
            .selectFrom('pushSubscription')
            .select('endpoint')
            .where('visitorId', '=', subscription.visitorId)
            .orderBy('createdAt', 'desc')
            .orderBy('endpoint')
            .limit(most);
          await transaction
            .deleteFrom('pushSubscription')
            .where('visitorId', '=', subscription.visitorId)
            .where('endpoint', 'not in', kept)
            .execute();
        })
        .catch(asStorageError);
    },
    async remove(endpoint, visitorId) {
      let query = db.deleteFrom('pushSubscription').where('endpoint', '=', endpoint);
      if (visitorId !== undefined) query = query.where('visitorId', '=', visitorId);
      await query.execute().catch(asStorageError);
    },
    async of(visitorIds) {
      if (visitorIds.length === 0) return [];
      const rows = await db
        .selectFrom('pushSubscription')
        .selectAll()
        .where('visitorId', 'in', [...visitorIds])
        .execute()
        .catch(asStorageError);
      return rows.map((row) => ({ ...row, locale: row.locale as Locale, guestUntil: row.guestUntil ?? undefined }));
    },
    async claim(subscription, until) {
      const claimed = await toldUntil(db, subscription, subscription.toldUntil, until);
      return claimed.numUpdatedRows === 1n;
    },
    async giveBack({ endpoint, toldUntil: before }) {
      await db
        .updateTable('pushSubscription')
        .set({ toldUntil: before })
        .where('endpoint', '=', endpoint)
        .execute()
        .catch(asStorageError);
    },
    async news(visitorId, span) {
      const answers = await unseenAnswers(db, span)
        .select(['message.authorName', 'message.createdAt'])
        .where('conversation.visitorId', '=', visitorId)
        .orderBy('message.createdAt')
        .limit(MOST_NEWS)
        .execute()
        .catch(asStorageError);
      const notices = await unseenNotices(db, span)
        .selectAll('notice')
        .where('notice.accountId', '=', visitorId)
        .orderBy('notice.createdAt')
        .limit(MOST_NEWS)
        .execute()
        .catch(asStorageError);
      return { answeredBy: answers.map(({ authorName }) => authorName), notices: notices.map(noticeFromRow) };
    },
    async untold(span) {
      // By the counts of the conversation: a look into the messages would read all of them.
      const answered = db
        .selectFrom('pushSubscription')
        .innerJoin('conversation', 'conversation.visitorId', 'pushSubscription.visitorId')
        .where('conversation.updatedAt', '>', span.after)
        .whereRef('conversation.updatedAt', '>', 'pushSubscription.toldUntil')
        .whereRef('conversation.lastAgentSeq', '>', 'conversation.shopperReadSeq')
        .whereRef('conversation.lastAgentSeq', '>', 'conversation.lastShopperSeq')
        .select('pushSubscription.visitorId');
      const noticed = unseenNotices(db, span)
        .innerJoin('pushSubscription', 'pushSubscription.visitorId', 'notice.accountId')
        .whereRef('notice.createdAt', '>', 'pushSubscription.toldUntil')
        .select('pushSubscription.visitorId');
      const rows = await answered.union(noticed).limit(MOST_VISITORS).execute().catch(asStorageError);
      return rows.map(({ visitorId }) => visitorId);
    },
    lapse: (at, endedAfter) => lapseGuests(db, at, endedAfter),
  };
}

async function lapseGuests(db: Kysely<Tables>, at: number, endedAfter: number): Promise<void> {
  await db
    .deleteFrom('pushSubscription')
    .where('guestUntil', 'is not', null)
    .where((is) =>
      is.or([
        is('guestUntil', '<=', at),
        is.not(
          is.exists(
            is
              .selectFrom('conversation')
              .select('conversation.id')
              .whereRef('conversation.visitorId', '=', 'pushSubscription.visitorId')
              .where((of) => of.or([of('owner', 'in', WITH_PEOPLE), of('updatedAt', '>', endedAfter)])),
          ),
        ),
      ]),
    )
    .execute()
    .catch(asStorageError);
}

function toldUntil(db: Kysely<Tables>, { endpoint }: PushSubscription, before: number, until: number) {
  return db
    .updateTable('pushSubscription')
    .set({ toldUntil: until })
    .where('endpoint', '=', endpoint)
    .where('toldUntil', '=', before)
    .executeTakeFirst()
    .catch(asStorageError);
}

/** What agents wrote and the shopper has neither read nor answered. */
function unseenAnswers(db: Kysely<Tables>, { after, until }: Span) {
  return db
    .selectFrom('conversation')
    .innerJoin('message', 'message.conversationId', 'conversation.id')
    .where('message.authorKind', '=', 'agent')
    .where('message.createdAt', '>', after)
    .where('message.createdAt', '<=', until)
    .whereRef('message.seq', '>', 'conversation.shopperReadSeq')
    .whereRef('message.seq', '>', 'conversation.lastShopperSeq');
}

function unseenNotices(db: Kysely<Tables>, { after, until }: Span) {
  return db
    .selectFrom('notice')
    .where('notice.readAt', 'is', null)
    .where('notice.createdAt', '>', after)
    .where('notice.createdAt', '<=', until);
}
