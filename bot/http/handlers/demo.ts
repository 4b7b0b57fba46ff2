import { DEMO_SHOPPER } from '../../demo/accounts.ts';
import { demoOrders } from '../../demo/orders.ts';
import { signDemoIdentity } from '../../identity/marketplace-identity.ts';
import type { Route } from '../route.ts';

/** What a marketplace would provide, for the demo shop. */
export function demoRoutes(
  identity: { readonly secret: string; readonly audience: string },
  now: () => number,
): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/demo/identity',
      permission: 'public',
      async handle() {
        return {
          status: 200,
          body: { identity: await signDemoIdentity(identity, DEMO_SHOPPER), name: DEMO_SHOPPER.name },
        };
      },
    },
    {
      method: 'GET',
      path: '/v1/demo/orders',
      permission: 'public',
      handle: () => ({ status: 200, body: { orders: demoOrders(now()) } }),
    },
  ];
}
