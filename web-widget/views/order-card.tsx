import { useRef, useState } from 'preact/hooks';
import type { OrderCard, OrderGlance } from '../../protocol/conversation.ts';
import { Icon, type IconName } from './icons.tsx';
import { useWidget } from './widget-context.ts';

const TONE_ICONS: Readonly<Record<OrderGlance['tone'], IconName>> = {
  waiting: 'clock',
  moving: 'clock',
  late: 'alert',
  done: 'checks',
  over: 'check',
};

/** Orders at a glance. Of several, each is a button that picks it, as long as the message is the newest. */
export function OrderCardView({ card, live }: { card: OrderCard; live: boolean }) {
  const { session } = useWidget();
  const pressed = useRef(false);
  return (
    <ul class="order-cards">
      {card.orders.map((order) => {
        const { pick } = order;
        return (
          <li key={order.id}>
            {pick === undefined || !live ? (
              <div class="card order-card">
                <Glance order={order} />
              </div>
            ) : (
              <button
                type="button"
                class="card order-card"
                onClick={(event) => {
                  if (pressed.current) return;
                  pressed.current = true;
                  const root = event.currentTarget.getRootNode() as ShadowRoot;
                  session.send({ text: pick.title, value: pick.value });
                  root.querySelector<HTMLTextAreaElement>('textarea.write')?.focus({ preventScroll: true });
                }}
              >
                <Glance order={order} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Glance({ order }: { order: OrderGlance }) {
  return (
    <>
      <span class="order-line">
        <strong>{order.heading}</strong>
        <span class={`order-tone ${order.tone}`}>
          <Icon name={TONE_ICONS[order.tone]} />
          {order.state}
        </span>
      </span>
      {order.items.map((item, index) => (
        <span class="order-goods" key={`${index}-${item.title}`}>
          <Picture address={item.picture} />
          <span class="order-title">{item.quantity === undefined ? item.title : `${item.quantity} ${item.title}`}</span>
        </span>
      ))}
      <span class="order-line quiet">
        <span>{order.more}</span>
        <span class="order-sum">{order.total}</span>
      </span>
    </>
  );
}

/** Says nothing that the title beside it does not say; one that cannot be loaded leaves a plain tile. */
function Picture({ address }: { address: string | undefined }) {
  const { server } = useWidget();
  const [failed, setFailed] = useState(false);
  const source = address === undefined || failed ? undefined : pictureAt(address, server);
  return source === undefined ? (
    <span class="order-picture" />
  ) : (
    <img
      class="order-picture"
      src={source}
      alt=""
      width={44}
      height={44}
      loading="lazy"
      onError={() => setFailed(true)}
    />
  );
}

function pictureAt(address: string, server: string): string | undefined {
  try {
    const url = new URL(address, `${server}/`);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
