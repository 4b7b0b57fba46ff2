import type { Instant } from '../../protocol/instant.ts';
import type { OrderState } from '../../protocol/order-card.ts';
import type { Orders } from '../cases/ports.ts';
import { DEMO_SEEDS, type DemoSeed } from './demo-orders.ts';
import { type OfferedAct, type OrderActAnswer, type OrderFacts, ordersOf, type ShopOrders } from './shop-orders.ts';

/** So long an act of the demo holds; then the next one who tries it finds the order as it was. */
const ACT_HOLDS_MS = 3_600_000;
const MOST_LINES = 50;

const STATES: Readonly<Record<DemoSeed['state'], OrderState>> = {
  paid: 'paid',
  shipped: 'shipped',
  late: 'shipped',
  delivered: 'delivered',
  cancelled: 'cancelled',
};

/** What the demo's shop does about its orders; it keeps that in memory, as everything of the demo's orders. */
export function demoShopOrders(orders: Orders, now: () => Instant): ShopOrders & DemoActs {
  const done = new Map<string, { readonly act: string; readonly address: string | undefined; readonly at: Instant }>();
  const answers = new Map<string, OrderActAnswer>();
  const standing = (orderId: string) => {
    const found = done.get(orderId);
    return found !== undefined && now() - found.at < ACT_HOLDS_MS ? found : undefined;
  };
  const isCancelled = (orderId: string) => standing(orderId)?.act === 'cancel';
  const reading = (lines: Awaited<ReturnType<Orders['listOwn']>>) =>
    ordersOf(
      lines,
      (orderId) => factsOf(orderId, isCancelled(orderId)),
      ({ lineId }) => pictureAddress(lineId),
    );

  return {
    isCancelled,
    addressOf: (orderId) => standing(orderId)?.address,
    own: async (viewer) => reading(await orders.listOwn(viewer, MOST_LINES)),
    one: async (orderId, viewer) => reading(await orders.linesOf(orderId, viewer))[0],
    async act(orderId, viewer, { act, address }, key) {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const own = await orders.linesOf(orderId, viewer);
      const offered = factsOf(orderId, isCancelled(orderId)).acts.some((one) => one.act === act && one.call === true);
      const answer: OrderActAnswer =
        own.length > 0 && offered
          ? { result: 'done' }
          : { result: 'refused', why: isCancelled(orderId) ? 'cancelled' : 'shipped' };
      if (answer.result === 'done') done.set(orderId, { act, address, at: now() });
      answers.set(key, answer);
      return answer;
    },
  };
}

/** What has been done about the demo's orders in the last while. */
export interface DemoActs {
  isCancelled(orderId: string): boolean;
  addressOf(orderId: string): string | undefined;
}

function factsOf(orderId: string, cancelled: boolean): OrderFacts {
  const seed = DEMO_SEEDS.find(({ id }) => id === orderId);
  if (seed === undefined || cancelled) return { state: 'cancelled', acts: [] };
  const { parcel } = seed;
  const page = (name: string) => `/v1/demo/orders/${orderId}/${name}`;
  const acts: OfferedAct[] =
    seed.state === 'paid'
      ? [
          { act: 'cancel', call: true },
          { act: 'change-address', call: true },
        ]
      : seed.state === 'delivered'
        ? [{ act: 'return', url: `/resolution/new?order=${orderId}` }]
        : [{ act: 'track', url: page('tracking') }];
  return {
    state: STATES[seed.state],
    ...(parcel === undefined ? {} : { courier: { name: DEMO_COURIER, number: parcel, url: page('tracking') } }),
    acts: [...acts, { act: 'invoice', url: page('invoice') }],
  };
}

export const DEMO_COURIER = 'AuraExpress';

function pictureAddress(lineId: string): string | undefined {
  const pictures = DEMO_SEEDS.flatMap(({ id, items }) =>
    items.map(({ picture }, index) => [`${id}-${index + 1}`, picture] as const),
  );
  const name = pictures.find(([id]) => id === lineId)?.[1];
  return name === undefined ? undefined : `/v1/demo/goods/${name}.svg`;
}
