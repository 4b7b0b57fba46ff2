import { z } from 'zod';
import { ORDER_ACTS, ORDER_STATES } from '../../protocol/order-card.ts';
import type { OrderFacts } from './shop-orders.ts';

/** Links that a shopper is given: to a page of the marketplace or of a courier. */
const link = z.url({ protocol: /^https?$/ }).max(500);
const text = z.string().min(1).max(100);

const actSchema = z
  .object({ action: z.enum(ORDER_ACTS), url: link.optional(), call: z.boolean().optional() })
  .refine(({ url, call }) => url !== undefined || call === true);

/** What is told of an order is a courtesy: a part that cannot be read is left out, and the order is shown all the same. */
const factsSchema = z.object({
  orderId: z.string().min(1).max(64),
  state: z.enum(ORDER_STATES).optional().catch(undefined),
  courier: z
    .object({
      name: text.optional().catch(undefined),
      number: text.optional().catch(undefined),
      url: link.optional().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  actions: z.array(actSchema.nullable().catch(null)).max(20).catch([]).default([]),
});

/** `orders` of an answer, beside its `lines`. */
export const factsListSchema = z.array(factsSchema.nullable().catch(null)).max(1_000).optional().catch(undefined);
export const pictureSchema = link.optional().catch(undefined);

/** What an answer tells of each order. */
export function factsIn(list: z.output<typeof factsListSchema>): ReadonlyMap<string, OrderFacts> {
  const known = (list ?? []).flatMap((one) => (one === null ? [] : [one]));
  return new Map(
    known.map(({ orderId, state, courier, actions }) => [
      orderId,
      {
        ...(state === undefined ? {} : { state }),
        ...(courier == null ? {} : { courier: withoutGaps(courier) }),
        acts: actions.flatMap((one) =>
          one === null
            ? []
            : [
                {
                  act: one.action,
                  ...(one.url === undefined ? {} : { url: one.url }),
                  ...(one.call === true ? { call: true as const } : {}),
                },
              ],
        ),
      },
    ]),
  );
}

function withoutGaps({
  name,
  number,
  url,
}: {
  name?: string | undefined;
  number?: string | undefined;
  url?: string | undefined;
}) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : { number }),
    ...(url === undefined ? {} : { url }),
  };
}
