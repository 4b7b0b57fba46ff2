import { DEMO_NEIGHBOUR, DEMO_SHOPPER } from '../../people/accounts/demo-accounts.ts';
import { visitorIdOf } from '../../people/identity/marketplace-identity.ts';
import type { DemoOrder } from '../../protocol/api.ts';
import type { Orders } from '../cases/ports.ts';
import type { OrderLine } from '../domain/case.ts';
import type { PartyRole } from '../domain/roles.ts';
import type { OrderContact } from './http-orders.ts';

const DAY = 86_400_000;

export interface DemoSeed {
  readonly id: string;
  readonly daysAgo: number;
  readonly state: DemoOrder['state'];
  readonly seller: string;
  readonly currency: string;
  /** Not among the signed-in shopper's: bought by somebody else. */
  readonly buyer?: typeof DEMO_NEIGHBOUR;
  /** Days after the purchase; absent where it has not arrived. */
  readonly deliveredAfter?: number;
  readonly promisedAfter: number;
  /** The parcel's number; absent before it is sent. */
  readonly parcel?: string;
  /** Stays out of the shop's page, which shows five. */
  readonly beyondShop?: boolean;
  readonly items: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly price: number;
    readonly picture: string;
  }[];
}

export const DEMO_SEEDS: readonly DemoSeed[] = [
  {
    id: 'AC-1009',
    parcel: 'ME260300912MY',
    daysAgo: 2,
    state: 'delivered',
    seller: 'Kedai Dapur Mei',
    currency: 'MYR',
    promisedAfter: 2,
    deliveredAfter: 1,
    items: [{ title: 'Glass storage jar with bamboo lid, set of 3', quantity: 1, price: 6_490, picture: 'jar' }],
  },
  {
    id: 'AC-1012',
    parcel: 'VN880101255',
    daysAgo: 9,
    state: 'late',
    seller: 'Saigon Sound',
    currency: 'VND',
    promisedAfter: 5,
    items: [{ title: 'Wireless earbuds, noise cancelling', quantity: 1, price: 890_000, picture: 'earbuds' }],
  },
  {
    id: 'AC-1015',
    parcel: 'ME260301544MY',
    daysAgo: 1,
    state: 'shipped',
    seller: 'Batik Nusantara',
    currency: 'MYR',
    promisedAfter: 4,
    items: [
      { title: 'Batik shirt, size L', quantity: 2, price: 8_900, picture: 'shirt' },
      { title: 'Cotton scarf, indigo', quantity: 1, price: 3_200, picture: 'scarf' },
    ],
  },
  {
    id: 'AC-1018',
    parcel: 'US901822041',
    daysAgo: 14,
    state: 'delivered',
    seller: 'AuraMall Sport',
    currency: 'USD',
    promisedAfter: 6,
    deliveredAfter: 4,
    items: [{ title: 'Running shoes, 42', quantity: 1, price: 7_999, picture: 'shoes' }],
  },
  {
    id: 'AC-1021',
    daysAgo: 0,
    state: 'paid',
    seller: 'Kopi Kita',
    currency: 'MYR',
    promisedAfter: 3,
    items: [{ title: 'Coffee beans, 1 kg', quantity: 1, price: 5_500, picture: 'coffee' }],
  },
  {
    id: 'AC-1024',
    parcel: 'US902433017',
    daysAgo: 5,
    state: 'delivered',
    seller: 'AuraMall Digital',
    currency: 'USD',
    promisedAfter: 4,
    deliveredAfter: 3,
    beyondShop: true,
    items: [{ title: 'Noise-cancelling headphones, studio set', quantity: 1, price: 149_900, picture: 'headphones' }],
  },
  {
    id: 'AC-1027',
    parcel: 'ME260302731MY',
    daysAgo: 3,
    state: 'delivered',
    seller: 'Kedai Dapur Mei',
    currency: 'MYR',
    promisedAfter: 3,
    deliveredAfter: 2,
    beyondShop: true,
    items: [
      { title: 'Electric kettle, 1.7 l', quantity: 1, price: 12_900, picture: 'kettle' },
      { title: 'Stoneware mug', quantity: 4, price: 2_200, picture: 'mug' },
    ],
  },
  {
    id: 'AC-1030',
    daysAgo: 1,
    state: 'paid',
    seller: 'Minh Tuấn',
    currency: 'VND',
    promisedAfter: 1,
    beyondShop: true,
    items: [{ title: '200 credits, person to person', quantity: 1, price: 5_000_000, picture: 'coffee' }],
  },
  {
    id: 'AC-2001',
    parcel: 'ME260302018MY',
    daysAgo: 4,
    state: 'delivered',
    seller: 'Kedai Dapur Mei',
    currency: 'MYR',
    buyer: DEMO_NEIGHBOUR,
    promisedAfter: 3,
    deliveredAfter: 2,
    beyondShop: true,
    items: [{ title: 'Desk lamp', quantity: 1, price: 15_900, picture: 'lamp' }],
  },
];

/** The marketplace's own id of a demo shop: `demo-seller-kedai-dapur-mei`. */
export function demoSellerId(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{Diacritic}/gu, '');
  return `demo-seller-${plain.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** The shops that somebody can sign in as: id → name. */
export const DEMO_SELLERS: ReadonlyMap<string, string> = new Map(
  DEMO_SEEDS.map(({ seller }) => [demoSellerId(seller), seller]),
);

/** The orders of the demo's signed-in shopper; dates follow the clock, everything else is fixed. */
export function demoOrders(at: number, isCancelled: (orderId: string) => boolean = () => false): DemoOrder[] {
  const inShop = DEMO_SEEDS.filter((seed) => seed.beyondShop !== true);
  return inShop.map(({ id, daysAgo, state, seller, currency, items }) => ({
    id,
    state: isCancelled(id) ? 'cancelled' : state,
    seller,
    currency,
    placedAt: new Date(at - daysAgo * DAY).toISOString(),
    total: items.reduce((sum, item) => sum + item.price * item.quantity, 0),
    items: items.map((item, index) => ({ id: `${id}-${index + 1}`, ...item })),
  }));
}

/** The same orders as the disputes see them; the shops can be written to, as those of a real marketplace can. */
export function demoOrderPort(
  now: () => number,
  introduce: (party: OrderContact) => Promise<void> = async () => undefined,
): Orders & { pictureOf(lineId: string): string | undefined } {
  const lines = () => DEMO_SEEDS.flatMap((seed) => linesOf(seed, now()));
  const owned = (line: OrderLine, viewer: { readonly role: PartyRole; readonly id: string }) =>
    line[viewer.role].id === viewer.id;
  async function introduceParties(orderId: string): Promise<void> {
    const seed = DEMO_SEEDS.find(({ id }) => id === orderId);
    if (seed === undefined) return;
    const { id, name, email, phone } = seed.buyer ?? DEMO_SHOPPER;
    await introduce({ subject: id, name, email, phone });
    const seller = demoSellerId(seed.seller);
    await introduce({ subject: seller, name: seed.seller, email: `${seller}@example.com` });
  }
  return {
    async linesOf(orderId, viewer) {
      const own = lines().filter((line) => line.orderId === orderId && owned(line, viewer));
      if (own.length > 0) await introduceParties(orderId);
      return own;
    },
    async linesByFact(orderId, fact) {
      const found = lines().filter((line) => line.orderId === orderId);
      const buyer = [DEMO_SHOPPER, DEMO_NEIGHBOUR].find((one) => visitorIdOf(one.id) === found[0]?.buyer.id);
      return buyer !== undefined && isOneOf(fact, buyer) ? found : [];
    },
    async find(orderId, lineId, viewer) {
      const found = lines().find((line) => line.orderId === orderId && line.lineId === lineId && owned(line, viewer));
      if (found !== undefined) await introduceParties(orderId);
      return found;
    },
    async listOwn(viewer, limit) {
      const own = lines().filter((line) => owned(line, viewer));
      return own.sort((a, b) => (b.paidAt ?? 0) - (a.paidAt ?? 0)).slice(0, limit);
    },
    pictureOf: (lineId) =>
      DEMO_SEEDS.flatMap((seed) =>
        seed.items.map((item, index) => [`${seed.id}-${index + 1}`, item.picture] as const),
      ).find(([id]) => id === lineId)?.[1],
  };
}

/** Whether what somebody typed is the e-mail address, the phone number or the postcode, however they write it. */
function isOneOf(
  fact: string,
  { email, phone, postcode }: { email: string; phone: string; postcode: string },
): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s()-]/g, '');
  if ([email, phone, postcode].some((one) => plain(one) === plain(fact))) return true;
  // Without the country's code, or with the zero that stands for it.
  const local = plain(fact).replace(/^0/, '');
  return /^\d{8,}$/.test(local) && plain(phone).endsWith(local);
}

function linesOf(seed: DemoSeed, at: number): OrderLine[] {
  const paidAt = at - seed.daysAgo * DAY;
  const buyer = seed.buyer ?? DEMO_SHOPPER;
  return seed.items.map((item, index) => ({
    orderId: seed.id,
    lineId: `${seed.id}-${index + 1}`,
    title: item.title,
    buyer: { id: visitorIdOf(buyer.id), name: buyer.name },
    seller: { id: visitorIdOf(demoSellerId(seed.seller)), name: seed.seller },
    currency: seed.currency,
    ...(item.quantity > 1 ? { quantity: item.quantity } : {}),
    paid: item.price * item.quantity,
    paidAt,
    promisedAt: paidAt + seed.promisedAfter * DAY,
    deliveredAt: seed.deliveredAfter === undefined ? null : paidAt + seed.deliveredAfter * DAY,
    small: item.picture === 'earbuds' || item.picture === 'jar',
    proofOfDelivery: seed.deliveredAfter !== undefined,
  }));
}
