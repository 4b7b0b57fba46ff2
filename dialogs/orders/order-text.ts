import type { OrderLine } from '../../disputes/domain/case.ts';
import type { ShopOrder } from '../../disputes/marketplace/shop-orders.ts';
import { formatMoney } from '../../protocol/money/format-money.ts';
import type { OrderAsk } from '../entities/order-asks.ts';
import type { Turn } from '../services.ts';
import { totalOf } from './order-glance.ts';
import { isSent, promisedAt, standingOf, stateOf } from './order-state.ts';
import { dayIn, daysBetween, daysText, sentences, tellOrder } from './order-words.ts';

/** What was asked of an order: the answer first, then how it stands. `named`: the items that were spoken of. */
export function orderText(
  turn: Turn,
  order: ShopOrder,
  ask: OrderAsk | undefined,
  named: readonly OrderLine[] = [],
): string {
  const title = tellOrder(turn, 'says', 'title', {
    order: order.orderId,
    items: order.lines.map((line) => line.title).join(', '),
  });
  return `${title}\n\n${sentences(turn, [answerTo(turn, order, ask, named), ...standingText(turn, order)])}`;
}

function answerTo(turn: Turn, order: ShopOrder, ask: OrderAsk | undefined, named: readonly OrderLine[]): string {
  const { courier } = order.facts;
  const sent = isSent(order);
  switch (ask) {
    case 'price':
      return priceOf(turn, order, named);
    case 'shipped':
      return sent === undefined ? '' : tellOrder(turn, 'answers', sent ? 'sentYes' : 'sentNo');
    case 'courier':
      if (courier?.name !== undefined && courier.number !== undefined)
        return tellOrder(turn, 'answers', 'courierNumber', { courier: courier.name, number: courier.number });
      if (courier?.name !== undefined) return tellOrder(turn, 'answers', 'courier', { courier: courier.name });
      if (courier?.number !== undefined) return tellOrder(turn, 'answers', 'number', { number: courier.number });
      return tellOrder(turn, 'answers', sent === false ? 'courierLater' : 'courierUnknown');
    default:
      return '';
  }
}

function priceOf(turn: Turn, order: ShopOrder, named: readonly OrderLine[]): string {
  const lines = named.length > 0 ? named : order.lines;
  const items = lines.map(({ title }) => title).join(', ');
  const [line] = lines;
  const sum =
    lines.length === 1 && line !== undefined
      ? formatMoney({ currency: line.currency, minor: line.paid }, turn.locale)
      : totalOf(turn, { lines });
  return tellOrder(turn, 'answers', 'price', { sum, items });
}

/** How it stands, what comes next, and by how much it is late. */
function standingText(turn: Turn, order: ShopOrder): readonly string[] {
  const standing = standingOf(order, turn.at);
  const { courier } = order.facts;
  switch (standing) {
    case 'delivered':
      return [deliveredText(turn, order)];
    case 'late':
      return lateText(turn, order);
    case 'shipped':
      return [
        courier?.name === undefined
          ? tellOrder(turn, 'says', 'shipped')
          : tellOrder(turn, 'says', 'shippedWith', { courier: courier.name }),
        expectedText(turn, order),
      ];
    case 'cancelled':
    case 'refunded':
    case 'returning':
      return [tellOrder(turn, 'says', standing)];
    default:
      return [tellOrder(turn, 'says', standing), expectedText(turn, order)];
  }
}

function deliveredText(turn: Turn, { lines }: ShopOrder): string {
  const at = lines.reduce<number | undefined>((last, { deliveredAt }) => {
    return deliveredAt === null ? last : Math.max(last ?? deliveredAt, deliveredAt);
  }, undefined);
  return at === undefined
    ? tellOrder(turn, 'says', 'deliveredPlain')
    : tellOrder(turn, 'says', 'delivered', { day: dayIn(turn, at) });
}

function expectedText(turn: Turn, order: ShopOrder): string {
  const at = promisedAt(order);
  return at === undefined
    ? tellOrder(turn, 'says', 'noDate')
    : tellOrder(turn, 'says', 'expected', { day: dayIn(turn, at) });
}

function lateText(turn: Turn, order: ShopOrder): readonly string[] {
  const at = promisedAt(order) ?? turn.at;
  const days = daysBetween(turn, at, turn.at);
  const sent = isSent(order);
  const where =
    sent === false
      ? tellOrder(turn, 'says', 'lateNotSent')
      : stateOf(order) === 'out-for-delivery'
        ? tellOrder(turn, 'says', 'out-for-delivery')
        : '';
  return [
    days < 1
      ? tellOrder(turn, 'says', 'lateToday', { day: dayIn(turn, at) })
      : tellOrder(turn, 'says', 'late', { day: dayIn(turn, at), days: daysText(turn, days) }),
    where,
    tellOrder(turn, 'says', 'sorry'),
  ];
}
