import { DEMO_SELLERS, demoOrders, demoSellerId } from '../disputes/marketplace/demo-orders.ts';
import type { DemoActs } from '../disputes/marketplace/demo-shop-orders.ts';
import { DEMO_NEIGHBOUR, DEMO_SHOPPER } from '../people/accounts/demo-accounts.ts';
import { signDemoIdentity } from '../people/identity/marketplace-identity.ts';
import { CodedError } from '../protocol/error-codes.ts';
import type { Route } from '../transport/route.ts';

/** What a marketplace would provide, for the demo shop. */
export function demoRoutes(
  identity: { readonly secret: string; readonly audience: string },
  shop: DemoActs,
  now: () => number,
): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/demo/identity',
      permission: 'public',
      async handle({ query }) {
        const person = demoPerson(query);
        return { status: 200, body: { identity: await signDemoIdentity(identity, person, now()), name: person.name } };
      },
    },
    {
      method: 'GET',
      path: '/v1/demo/orders',
      permission: 'public',
      handle: () => ({ status: 200, body: { orders: demoOrders(now(), shop.isCancelled) } }),
    },
  ];
}

/** `?as=buyer|seller&seller=<id>`: the demo's shopper, a neighbour of theirs, or one of its shops. */
function demoPerson(query: URLSearchParams) {
  if (query.get('as') === 'seller') {
    const id = query.get('seller') ?? demoSellerId('Kedai Dapur Mei');
    const name = DEMO_SELLERS.get(id);
    if (name === undefined) throw new CodedError('identity_invalid');
    return { id, name, email: `${id}@example.com`, role: 'seller' } as const;
  }
  return query.get('as') === 'neighbour' ? DEMO_NEIGHBOUR : DEMO_SHOPPER;
}
