import { z } from 'zod';
import type { OrderLine } from '../../disputes/case.ts';
import type { Orders, OrderViewer } from '../../disputes/ports.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { visitorIdOf } from '../identity/marketplace-identity.ts';
import { type MarketplaceClient, MarketplaceUnreachable } from './marketplace-client.ts';

const party = z.object({ id: z.string().min(1).max(200), name: z.string().max(200) });
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
  paid: z.int().min(0),
  paidAt: instant,
  promisedAt: instant,
  deliveredAt: instant,
  small: z.boolean().default(false),
  proofOfDelivery: z.boolean().default(false),
});
const answerSchema = z.object({ lines: z.array(lineSchema).max(1_000) });

/**
 * The marketplace's orders by its HTTP interface (docs/INTEGRATION.md). Whose an order is, is checked here again: an
 * interface that answers too much gives nothing away.
 * @param subjectOf the marketplace's own id of an account
 */
export function httpOrders(
  client: MarketplaceClient,
  subjectOf: (accountId: string) => Promise<string | undefined>,
): Orders {
  async function lines(path: string, viewer: OrderViewer, more: Record<string, string>): Promise<OrderLine[]> {
    const account = await subjectOf(viewer.id);
    if (account === undefined) return [];
    const query = new URLSearchParams({ account, role: viewer.role, ...more });
    const { status, body } = await client.call('GET', `${path}?${query}`).catch(unavailable);
    if (status === 404) return [];
    const parsed = answerSchema.safeParse(body);
    if (status !== 200 || !parsed.success)
      throw new CodedError(
        'orders_unavailable',
        { retryAfterSeconds: 30 },
        parsed.error ?? new Error(`status ${status}`),
      );
    return parsed.data.lines
      .map(({ buyer, seller, ...line }) => ({
        ...line,
        buyer: { id: visitorIdOf(buyer.id), name: buyer.name },
        seller: { id: visitorIdOf(seller.id), name: seller.name },
      }))
      .filter((line) => line[viewer.role].id === viewer.id);
  }

  return {
    async find(orderId, lineId, viewer) {
      const found = await lines(`/orders/${encodeURIComponent(orderId)}`, viewer, {});
      return found.find((line) => line.orderId === orderId && line.lineId === lineId);
    },
    async listOwn(viewer, limit) {
      return (await lines('/orders', viewer, { limit: String(limit) })).slice(0, limit);
    },
  };
}

function unavailable(error: unknown): never {
  if (error instanceof MarketplaceUnreachable)
    throw new CodedError('orders_unavailable', { retryAfterSeconds: 15 }, error);
  throw error;
}
