import type { DisputeRecords } from '../../../disputes/cases/case-messages.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';
import { accountFromRow } from './line-accounts.ts';

/** What is known of orders and parties across their cases. */
export function sqlAcrossCases({
  db,
}: Database): Pick<DisputeRecords, 'liveOn' | 'accountsOn' | 'countOf' | 'countPostage'> {
  return {
    async liveOn(orderIds) {
      if (orderIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('disputeLine as line')
        .innerJoin('dispute', 'dispute.id', 'line.caseId')
        .select(['line.orderId', 'line.lineId', 'dispute.number'])
        .where('line.orderId', 'in', [...orderIds])
        .where('line.live', '=', 1)
        .execute()
        .catch(asStorageError);
      return new Map(rows.map(({ orderId, lineId, number }) => [`${orderId}/${lineId}`, number]));
    },
    async accountsOn(orderIds) {
      if (orderIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('lineAccount')
        .selectAll()
        .where('orderId', 'in', [...orderIds])
        .execute()
        .catch(asStorageError);
      const accounts = rows.flatMap((row) => accountFromRow(row) ?? []);
      return new Map(accounts.map((account) => [`${account.orderId}/${account.lineId}`, account]));
    },
    async countOf({ role, id }) {
      const rows = await db
        .selectFrom('dispute')
        .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
        .where(role === 'buyer' ? 'buyerId' : 'sellerId', '=', id)
        .groupBy('state')
        .execute()
        .catch(asStorageError);
      const of = (closed: boolean) =>
        rows.reduce((sum, { state, count }) => sum + ((state === 'closed') === closed ? Number(count) : 0), 0);
      return { live: of(false), closed: of(true) };
    },
    async countPostage() {
      const { count } = await db
        .selectFrom('dispute')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('postageAtPlatform', '=', 1)
        .executeTakeFirstOrThrow()
        .catch(asStorageError);
      return Number(count);
    },
  };
}
