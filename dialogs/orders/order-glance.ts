import type { ShopOrder } from '../../disputes/marketplace/shop-orders.ts';
import type { OrderGlance, SuggestedAction } from '../../protocol/conversation.ts';
import { formatMoney } from '../../protocol/money/format-money.ts';
import type { Turn } from '../services.ts';
import { standingOf, toneOf } from './order-state.ts';
import { tellOrder } from './order-words.ts';

/** More items than these are told as a number. */
const MOST_ITEMS = 3;

/** The sum of an order's lines; lines in several currencies are told apart. */
export function totalOf({ locale }: Turn, { lines }: Pick<ShopOrder, 'lines'>): string {
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  return currencies
    .map((currency) => {
      const minor = lines.filter((line) => line.currency === currency).reduce((sum, { paid }) => sum + paid, 0);
      return formatMoney({ currency, minor }, locale);
    })
    .join(' + ');
}

/** An order as its card shows it. */
export function glanceOf(turn: Turn, order: ShopOrder, pick?: SuggestedAction): OrderGlance {
  const standing = standingOf(order, turn.at);
  const hidden = order.lines.length - MOST_ITEMS;
  return {
    id: order.orderId,
    heading: tellOrder(turn, 'card', 'heading', { order: order.orderId }),
    tone: toneOf(standing),
    state: tellOrder(turn, 'states', standing),
    items: order.lines.slice(0, MOST_ITEMS).map(({ lineId, title, quantity }) => {
      const picture = order.pictures[lineId];
      return {
        title,
        ...(quantity === undefined || quantity === 1
          ? {}
          : { quantity: `${new Intl.NumberFormat(turn.locale).format(quantity)} ×` }),
        ...(picture === undefined ? {} : { picture }),
      };
    }),
    ...(hidden > 0 ? { more: tellOrder(turn, 'card', 'more', { count: String(hidden) }) } : {}),
    total: totalOf(turn, order),
    ...(pick === undefined ? {} : { pick }),
  };
}
