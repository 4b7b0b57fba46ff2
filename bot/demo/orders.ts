import type { DemoOrder } from '../../protocol/api.ts';

const DAY = 86_400_000;

interface Seed {
  readonly id: string;
  readonly daysAgo: number;
  readonly state: DemoOrder['state'];
  readonly seller: string;
  readonly currency: string;
  readonly items: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly price: number;
    readonly picture: string;
  }[];
}

const SEEDS: readonly Seed[] = [
  {
    id: 'AC-1009',
    daysAgo: 2,
    state: 'delivered',
    seller: 'Kedai Dapur Mei',
    currency: 'MYR',
    items: [{ title: 'Glass storage jar with bamboo lid, set of 3', quantity: 1, price: 6_490, picture: 'jar' }],
  },
  {
    id: 'AC-1012',
    daysAgo: 9,
    state: 'late',
    seller: 'Saigon Sound',
    currency: 'VND',
    items: [{ title: 'Wireless earbuds, noise cancelling', quantity: 1, price: 890_000, picture: 'earbuds' }],
  },
  {
    id: 'AC-1015',
    daysAgo: 1,
    state: 'shipped',
    seller: 'Batik Nusantara',
    currency: 'MYR',
    items: [
      { title: 'Batik shirt, size L', quantity: 2, price: 8_900, picture: 'shirt' },
      { title: 'Cotton scarf, indigo', quantity: 1, price: 3_200, picture: 'scarf' },
    ],
  },
  {
    id: 'AC-1018',
    daysAgo: 14,
    state: 'delivered',
    seller: 'AuraMall Sport',
    currency: 'USD',
    items: [{ title: 'Running shoes, 42', quantity: 1, price: 7_999, picture: 'shoes' }],
  },
  {
    id: 'AC-1021',
    daysAgo: 0,
    state: 'paid',
    seller: 'Kopi Kita',
    currency: 'MYR',
    items: [{ title: 'Coffee beans, 1 kg', quantity: 1, price: 5_500, picture: 'coffee' }],
  },
];

/** The orders of the demo's signed-in shopper; dates follow the clock, everything else is fixed. */
export function demoOrders(at: number): DemoOrder[] {
  return SEEDS.map(({ daysAgo, items, ...order }) => ({
    ...order,
    placedAt: new Date(at - daysAgo * DAY).toISOString(),
    total: items.reduce((sum, item) => sum + item.price * item.quantity, 0),
    items: items.map((item, index) => ({ id: `${order.id}-${index + 1}`, ...item })),
  }));
}
