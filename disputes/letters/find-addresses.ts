import type { NoticeOutbox } from '../../notices/ports.ts';
import type { DisputeStore, Orders } from '../cases/ports.ts';

/** Orders that are read again in one round. */
const AT_ONCE = 100;

/**
 * Reads the orders anew whose parties could not be written to: the marketplace may know by now how they are reached, and
 * whatever it says of them sends what has waited.
 */
export async function findAddresses(
  outbox: Pick<NoticeOutbox, 'unsent'>,
  records: Pick<DisputeStore, 'findAll'>,
  orders: Pick<Orders, 'linesOf'>,
): Promise<number> {
  const letters = await outbox.unsent('waiting', AT_ONCE);
  const rows = await records.findAll([...new Set(letters.map((letter) => letter.caseId))]);
  const read = new Set<string>();
  for (const { order, claimant, state } of rows.values()) {
    if (state === 'closed' || read.has(order.orderId)) continue;
    read.add(order.orderId);
    await orders.linesOf(order.orderId, { role: claimant, id: order[claimant].id });
  }
  return read.size;
}
