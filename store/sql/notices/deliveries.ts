import { type Kysely, sql } from 'kysely';
import type { Delivery, LetterChannel } from '../../../notices/ports.ts';
import type { NoticeDeliveryRow } from '../disputes/dispute-schema.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import { noticeFromRow } from './notice-row.ts';

/** The letters of these rows, each with its notice and where it goes. */
export async function deliveriesOf(
  db: Kysely<Tables>,
  claimed: readonly Pick<NoticeDeliveryRow, 'noticeKey' | 'channel' | 'attempts' | 'nextAt'>[],
): Promise<Delivery[]> {
  if (claimed.length === 0) return [];
  const rows = await db
    .selectFrom('notice')
    .leftJoin('contact', 'contact.accountId', 'notice.accountId')
    .leftJoin('undeliverable', (join) => join.on(sql<boolean>`undeliverable.address = lower(contact.email)`))
    .selectAll('notice')
    .select([
      'contact.email',
      'undeliverable.address as lost',
      'contact.phone',
      'contact.locale',
      'contact.name',
      'contact.usedLocale',
      'contact.usedAt',
    ])
    .where('key', 'in', [...new Set(claimed.map((one) => one.noticeKey))])
    .execute()
    .catch(asStorageError);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const spoken = await chatLanguages(db, [...new Set(rows.map(({ accountId }) => accountId))]);
  return claimed.flatMap(({ noticeKey, channel, attempts, nextAt }) => {
    const row = byKey.get(noticeKey);
    if (row === undefined) return [];
    const { phone, name, usedAt } = row;
    // What letters came back from is no address.
    const email = row.lost === null ? row.email : null;
    const chat = spoken.get(row.accountId);
    const used = chat !== undefined && chat.updatedAt > (usedAt ?? 0) ? chat.locale : row.usedLocale;
    const locale = used ?? row.locale ?? undefined;
    const to = { email: email ?? undefined, phone: phone ?? undefined, locale, name: name ?? '' };
    return { ...noticeFromRow(row), channel: channel as LetterChannel, attempts, to, claimedUntil: nextAt };
  });
}

/** In which language these people chatted last, where they wrote anything. */
async function chatLanguages(db: Kysely<Tables>, accountIds: readonly string[]) {
  const chats = await db
    .selectFrom('conversation')
    .select(['visitorId', 'locale', 'updatedAt'])
    .where('visitorId', 'in', accountIds)
    .where('lastShopperSeq', '>', 0)
    .orderBy('updatedAt')
    .execute()
    .catch(asStorageError);
  return new Map(chats.map((chat) => [chat.visitorId, chat]));
}
