import { z } from 'zod';
import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import type { OrderSession } from '../../protocol/dispute-access.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import type { OrderGuests } from '../cases/order-guests.ts';

const proofSchema = z.strictObject({
  orderId: z.string().trim().min(1).max(64),
  /** E-mail address, phone number or postcode of the order. */
  fact: z.string().trim().min(1).max(200),
});

export interface GuestRoutePorts {
  readonly guests: OrderGuests;
  readonly tokens: VisitorTokens;
}

/** How somebody who is not signed in gets a token for one order of theirs. */
export function guestRoutes({ guests, tokens }: GuestRoutePorts): Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/order-sessions',
      permission: 'shopper',
      async handle({ request, visitor, address }) {
        if (visitor === undefined) throw new CodedError('token_missing');
        const { orderId, fact } = await readJson(request, proofSchema);
        const [line] = await guests.prove({ visitorId: visitor.visitorId, address }, orderId, fact);
        if (line === undefined) throw new CodedError('order_not_found');
        const { id, name } = line.buyer;
        const { token, expiresAt } = tokens.issue({
          visitorId: id,
          name,
          verified: true,
          email: undefined,
          locale: visitor.locale,
          role: 'buyer',
          order: line.orderId,
        });
        const body: OrderSession = {
          token,
          visitorId: id,
          expiresAt: new Date(expiresAt).toISOString(),
          role: 'buyer',
          name,
          orderId: line.orderId,
        };
        return { status: 201, body };
      },
    },
  ];
}
