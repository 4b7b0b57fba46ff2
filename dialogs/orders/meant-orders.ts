import type { OrderLine } from '../../disputes/domain/case.ts';
import type { ShopOrder } from '../../disputes/marketplace/shop-orders.ts';
import { titleScore, titleSize } from '../entities/named-item.ts';
import type { OrderAsk, OrderDescription } from '../entities/order-asks.ts';
import type { Turn } from '../services.ts';
import { isComing, standingOf, stateOf } from './order-state.ts';
import { daysBetween } from './order-words.ts';

/** The orders whose items a text names best, with these items; `loosely`: one telling word of a title is enough. */
export function ordersOfItem(
  text: string,
  orders: readonly ShopOrder[],
  loosely: boolean,
): { readonly orders: readonly ShopOrder[]; readonly named: readonly OrderLine[] } {
  const scored = orders
    .flatMap(({ lines }) => lines)
    .map((line) => ({ line, score: titleScore(text, line.title, loosely), of: titleSize(line.title) }))
    .filter(({ score, of }) => score > 0 && (loosely || score >= 2 || of === 1));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const named = scored.filter(({ score }) => score === best).map(({ line }) => line);
  return { named, orders: orders.filter(({ lines }) => lines.some((line) => named.includes(line))) };
}

/** Orders by what was said of them: the late one, the one of last week. */
export function ordersDescribed(turn: Turn, orders: readonly ShopOrder[], as: OrderDescription): readonly ShopOrder[] {
  const age = ({ lines }: ShopOrder) => {
    const [paidAt] = lines.flatMap(({ paidAt: at }) => at ?? []);
    return paidAt === undefined ? undefined : daysBetween(turn, paidAt, turn.at);
  };
  const between = (from: number, to: number) =>
    orders.filter((order) => {
      const days = age(order);
      return days !== undefined && days >= from && days <= to;
    });
  switch (as) {
    case 'late':
      return orders.filter((order) => standingOf(order, turn.at) === 'late');
    case 'newest':
      return orders.slice(0, 1);
    case 'today':
      return between(0, 0);
    case 'yesterday':
      return between(1, 1);
    case 'lastWeek':
      return lastWeek(turn, between);
  }
}

/** The days of the week before this one, which begins on Monday; else what is about a week old. */
function lastWeek(turn: Turn, between: (from: number, to: number) => readonly ShopOrder[]): readonly ShopOrder[] {
  const timeZone = turn.services.disputes?.profile.calendar.timeZone ?? 'UTC';
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(turn.at);
  const sinceMonday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day);
  const found = between(sinceMonday + 1, sinceMonday + 7);
  return found.length > 0 ? found : between(5, 10);
}

/** The orders that an ask without any name can be about. */
export function ordersFor(turn: Turn, orders: readonly ShopOrder[], ask: OrderAsk): readonly ShopOrder[] {
  const coming = orders.filter((order) => isComing(stateOf(order)));
  switch (ask) {
    case 'list':
    case 'price':
    case 'invoice':
      return orders;
    case 'return':
      return orders.filter((order) => stateOf(order) === 'delivered');
    case 'cancel':
    case 'change-address': {
      const open = orders.filter(({ facts }) => facts.acts.some(({ act }) => act === ask));
      return open.length > 0 || orders.some(({ facts }) => facts.state !== undefined) ? open : coming;
    }
    default:
      // What is late is asked for first, and stands first.
      return [...coming].sort((a, b) => Number(isLate(turn, b)) - Number(isLate(turn, a)));
  }
}

const isLate = (turn: Turn, order: ShopOrder): boolean => standingOf(order, turn.at) === 'late';
