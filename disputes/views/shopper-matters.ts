import type { CaseGlance, ShopperMatters } from '../../protocol/shopper-matters.ts';
import type { DisputeStore, Orders } from '../cases/ports.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { Readers } from './readers.ts';

export interface ShopperMatterPorts {
  readonly records: Pick<DisputeStore, 'list'>;
  readonly orders: Pick<Orders, 'listOwn'>;
  readonly readers: Pick<Readers, 'summary'>;
}

const MOST_CASES = 10;
const MOST_ORDERS = 5;
const MOST_LINES = 50;

/** The cases and orders of one account of the marketplace, as agents see them beside its conversation. */
export function shopperMatters({ records, orders, readers }: ShopperMatterPorts) {
  return async (id: string): Promise<ShopperMatters> => {
    const [pages, lines] = await Promise.all([
      Promise.all(
        (['buyer', 'seller'] as const).map((role) =>
          records.list({ party: { role, id }, order: 'newest', limit: MOST_CASES }),
        ),
      ),
      orders.listOwn({ role: 'buyer', id }, MOST_LINES),
    ]);
    const cases = pages.flatMap((page) => page.cases);
    const over = ({ state }: DisputeCase) => Number(state === 'closed');
    const newestFirst = [...cases].sort((a, b) => over(a) - over(b) || (b.openedAt ?? 0) - (a.openedAt ?? 0));
    const orderIds = [...new Set(lines.map(({ orderId }) => orderId))].slice(0, MOST_ORDERS);
    return {
      cases: newestFirst.slice(0, MOST_CASES).map((row) => glance(row)),
      orders: orderIds.map((orderId) => ({
        id: orderId,
        items: lines.filter((line) => line.orderId === orderId).map(({ title }) => title),
      })),
    };
  };

  function glance(row: DisputeCase): CaseGlance {
    const { number, state, outcome, title, orderId, deadline } = readers.summary(row, undefined, new Map());
    return {
      ...{ number, state, title, orderId },
      ...(outcome === undefined ? {} : { outcome }),
      ...(deadline === undefined ? {} : { dueAt: deadline.dueAt }),
    };
  }
}
