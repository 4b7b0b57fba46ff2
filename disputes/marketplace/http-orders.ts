import { z } from 'zod';
import { visitorIdOf } from '../../people/identity/marketplace-identity.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { type Locale, nearestLocale } from '../../protocol/locale.ts';
import type { Orders, OrderViewer } from '../cases/ports.ts';
import type { OrderLine } from '../domain/case.ts';
import { factsIn, factsListSchema, pictureSchema } from './http-order-facts.ts';
import { type MarketplaceAnswer, type MarketplaceClient, MarketplaceUnreachable } from './marketplace-client.ts';
import { type OrderActAnswer, type OrderActRefusal, ordersOf, type ShopOrder, type ShopOrders } from './shop-orders.ts';

/** Where letters go to somebody who has never signed in. A way that is not valid is left out. */
const contactSchema = z.object({
  email: z.email().max(200).optional().catch(undefined),
  phone: z.string().min(3).max(40).optional().catch(undefined),
  locale: z
    .string()
    .transform((text) => nearestLocale(text))
    .optional()
    .catch(undefined),
});
const party = z.object({
  id: z.string().min(1).max(200),
  name: z.string().max(200),
  contact: contactSchema.nullish(),
});
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .nullish()
  .transform((at) => at ?? null);
const lineSchema = z.object({
  orderId: z.string().min(1).max(64),
  lineId: z.string().min(1).max(64),
  title: z.string().max(300),
  buyer: party,
  seller: party,
  currency: z.string().regex(/^[A-Z]{3}$/),
  quantity: z.int().min(1).max(1_000_000).nullish(),
  paid: z.int().min(0),
  paidAt: instant,
  promisedAt: instant,
  deliveredAt: instant,
  small: z.boolean().default(false),
  proofOfDelivery: z.boolean().default(false),
  picture: pictureSchema,
});
const answerSchema = z.object({
  lines: z.array(lineSchema).max(1_000),
  contact: contactSchema.nullish(),
  orders: factsListSchema,
});
const actAnswerSchema = z.object({ result: z.enum(['done', 'accepted', 'refused']), code: z.string().optional() });
const REFUSALS: readonly OrderActRefusal[] = ['shipped', 'cancelled', 'address'];
/** The shop's page of orders shows no more. */
const MOST_SHOWN = 50;

function lineOf({ buyer, seller, quantity, picture: _, ...line }: z.output<typeof lineSchema>): OrderLine {
  return {
    ...line,
    ...(quantity == null ? {} : { quantity }),
    buyer: { id: visitorIdOf(buyer.id), name: buyer.name },
    seller: { id: visitorIdOf(seller.id), name: seller.name },
  };
}

/** What is known of the accounts behind orders. */
export interface OrderAccounts {
  /** The marketplace's own id of an account. */
  subjectOf(accountId: string): Promise<string | undefined>;
  /** A party of an order that was read: how they can be reached, and by which id the marketplace knows them. */
  introduce(party: OrderContact): Promise<void>;
}

export interface OrderContact {
  readonly subject: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly locale?: Locale | undefined;
}

/**
 * The marketplace's orders by its HTTP interface (docs/INTEGRATION.md). Whose an order is, is checked here again: an
 * interface that answers too much gives nothing away.
 */
export function httpOrders(client: MarketplaceClient, accounts: OrderAccounts): Orders & ShopOrders {
  async function ordersAt(
    path: string,
    viewer: OrderViewer,
    more: Record<string, string>,
  ): Promise<readonly ShopOrder[]> {
    const account = await accounts.subjectOf(viewer.id);
    if (account === undefined) return [];
    const query = new URLSearchParams({ account, role: viewer.role, ...more });
    const { lines: found, orders } = await read(client.call('GET', `${path}?${query}`));
    const own = found.filter((line) => visitorIdOf(line[viewer.role].id) === viewer.id);
    await introduceParties(own);
    const facts = factsIn(orders);
    const pictures = new Map(own.map(({ orderId, lineId, picture }) => [`${orderId}/${lineId}`, picture]));
    return ordersOf(
      own.map(lineOf),
      (orderId) => facts.get(orderId),
      ({ orderId, lineId }) => pictures.get(`${orderId}/${lineId}`),
    );
  }

  async function lines(path: string, viewer: OrderViewer, more: Record<string, string>): Promise<OrderLine[]> {
    return (await ordersAt(path, viewer, more)).flatMap((order) => order.lines);
  }

  /** Each party of these lines that comes with a way to reach them, once. */
  async function introduceParties(found: readonly z.output<typeof lineSchema>[]): Promise<void> {
    const parties = new Map(found.flatMap(({ buyer, seller }) => [buyer, seller]).map((one) => [one.id, one]));
    for (const { id: subject, name, contact } of parties.values())
      if (contact?.email !== undefined || contact?.phone !== undefined)
        await accounts.introduce({ subject, name, ...contact });
  }

  async function read(call: Promise<MarketplaceAnswer>): Promise<z.output<typeof answerSchema>> {
    const { status, body } = await call.catch(unavailable);
    if (status === 404) return { lines: [] };
    const parsed = answerSchema.safeParse(body);
    if (status !== 200 || !parsed.success)
      throw new CodedError(
        'orders_unavailable',
        { retryAfterSeconds: 30 },
        parsed.error ?? new Error(`status ${status}`),
      );
    return parsed.data;
  }

  async function linesOf(orderId: string, viewer: OrderViewer): Promise<readonly OrderLine[]> {
    const found = await lines(`/orders/${encodeURIComponent(orderId)}`, viewer, {});
    return found.filter((line) => line.orderId === orderId);
  }

  return {
    linesOf,
    async find(orderId, lineId, viewer) {
      return (await linesOf(orderId, viewer)).find((line) => line.lineId === lineId);
    },
    async linesByFact(orderId, fact) {
      const path = `/orders/${encodeURIComponent(orderId)}/by-fact`;
      const { lines: all, contact } = await read(client.call('POST', path, { fact }));
      const given = all.filter((line) => line.orderId === orderId);
      const [first] = given;
      // An order has one buyer; an answer with several is none of one order.
      if (first === undefined || given.some((line) => line.buyer.id !== first.buyer.id)) return [];
      await introduceParties(given);
      await accounts.introduce({ subject: first.buyer.id, name: first.buyer.name, ...contact });
      return given.map(lineOf);
    },
    async listOwn(viewer, limit) {
      return (await lines('/orders', viewer, { limit: String(limit) })).slice(0, limit);
    },
    own: (viewer) => ordersAt('/orders', viewer, { limit: String(MOST_SHOWN) }),
    async one(orderId, viewer) {
      const found = await ordersAt(`/orders/${encodeURIComponent(orderId)}`, viewer, {});
      return found.find((order) => order.orderId === orderId);
    },
    async act(orderId, viewer, { act: action, ...more }, key) {
      const account = await accounts.subjectOf(viewer.id);
      if (account === undefined) return { result: 'refused', why: 'other' };
      const path = `/orders/${encodeURIComponent(orderId)}/actions`;
      const body = { action, account, role: viewer.role, ...more };
      return client.call('POST', path, body, key).then(actAnswer, (error: unknown) => {
        if (error instanceof MarketplaceUnreachable) return { result: 'unknown' };
        throw error;
      });
    },
  };
}

/** Whatever a marketplace refuses with 4xx has not been carried out. An answer that cannot be read says nothing. */
function actAnswer({ status, body }: MarketplaceAnswer): OrderActAnswer {
  if (status >= 400) return { result: 'refused', why: 'other' };
  const parsed = actAnswerSchema.safeParse(body);
  if (!parsed.success) return { result: 'unknown' };
  const { result, code } = parsed.data;
  if (result !== 'refused') return { result };
  return { result, why: REFUSALS.find((one) => one === code) ?? 'other' };
}

function unavailable(error: unknown): never {
  if (error instanceof MarketplaceUnreachable)
    throw new CodedError('orders_unavailable', { retryAfterSeconds: 15 }, error);
  throw error;
}
