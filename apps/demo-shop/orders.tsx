import { useEffect, useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import { Icon, type IconName } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DemoOrder } from '../../protocol/api.ts';
import { moneyText } from '../case/amounts.ts';
import { Picture } from './pictures.tsx';

type Orders =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'here'; readonly orders: readonly DemoOrder[] };

const STATE_ICONS: Readonly<Record<DemoOrder['state'], IconName>> = {
  paid: 'check',
  shipped: 'transfer',
  delivered: 'checks',
  late: 'warning',
  cancelled: 'close',
};

/** What has come, or should have. */
const COMPLAINED: readonly DemoOrder['state'][] = ['delivered', 'late'];

/** The signed-in shopper's orders, each with a way into the chat. */
export function Orders({ onAsk }: { onAsk: (text: string) => void }) {
  const { words } = useLanguage();
  const text = words.shop.orders;
  const [orders, setOrders] = useState<Orders>({ is: 'loading' });
  const load = async (): Promise<void> => {
    setOrders({ is: 'loading' });
    try {
      const answer = await call<{ readonly orders: readonly DemoOrder[] }>('GET', '/v1/demo/orders');
      setOrders({ is: 'here', orders: answer.orders });
    } catch {
      setOrders({ is: 'failed' });
    }
  };
  useEffect(() => {
    void load();
  }, []);
  if (orders.is === 'loading') return <p class="orders-state">{text.loading}</p>;
  if (orders.is === 'failed') {
    return (
      <div class="orders-state" role="alert">
        <p>{text.failed}</p>
        <button type="button" class="shop-button" onClick={() => void load()}>
          {text.retry}
        </button>
      </div>
    );
  }
  if (orders.orders.length === 0) return <p class="orders-state">{text.none}</p>;
  return (
    <ul class="orders">
      {orders.orders.map((order) => (
        <OrderCard key={order.id} order={order} onAsk={onAsk} />
      ))}
    </ul>
  );
}

function OrderCard({ order, onAsk }: { order: DemoOrder; onAsk: (text: string) => void }) {
  const { locale, words } = useLanguage();
  const text = words.shop.orders;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(order.placedAt));
  const hint = {
    paid: text.paidHint,
    shipped: text.shippedHint,
    delivered: text.deliveredHint,
    late: text.lateHint,
    cancelled: text.cancelledHint,
  };
  return (
    <li class="order">
      <header class="order-head">
        <h3>{format(text.number, { id: order.id })}</h3>
        <span class={`order-state order-state-${order.state}`}>
          <Icon name={STATE_ICONS[order.state]} size={16} /> {text[order.state]}
        </span>
      </header>
      <p class="order-facts">
        {format(text.placed, { date: day })} · {format(text.seller, { seller: order.seller })}
      </p>
      <ul class="order-items">
        {order.items.map((item) => (
          <li key={item.id}>
            <Picture of={item.picture} size={64} />
            <span class="order-item-text">
              <span lang="en">{item.title}</span>
              <span class="quiet">{format(text.quantity, { count: item.quantity })}</span>
            </span>
            <span class="order-price">
              {moneyText(locale, { amount: item.price * item.quantity, currency: order.currency })}
            </span>
          </li>
        ))}
      </ul>
      <footer class="order-foot">
        <p class="quiet">{hint[order.state]}</p>
        <p class="order-total">
          {text.total} <strong>{moneyText(locale, { amount: order.total, currency: order.currency })}</strong>
        </p>
        <p class="order-ways">
          {COMPLAINED.includes(order.state) && (
            <a
              class="shop-button"
              href={`/resolution/new?order=${order.id}&lang=${locale}`}
              aria-label={format(text.returnLabel, { id: order.id })}
            >
              {text.return}
            </a>
          )}
          <button
            type="button"
            class="shop-button"
            aria-label={format(text.askLabel, { id: order.id })}
            onClick={() => onAsk(format(text.question, { id: order.id }))}
          >
            {text.ask}
          </button>
        </p>
      </footer>
    </li>
  );
}
