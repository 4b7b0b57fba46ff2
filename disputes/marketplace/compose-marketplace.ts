import type { Contacts } from '../../people/identity/contacts.ts';
import { visitorIdOf } from '../../people/identity/marketplace-identity.ts';
import type { Process } from '../../server/process.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlLedgerBook } from '../../store/sql/disputes/ledger-book.ts';
import type { Ledger, Orders } from '../cases/ports.ts';
import { demoOrderPort } from './demo-orders.ts';
import { demoShopOrders } from './demo-shop-orders.ts';
import { httpLedger } from './http-ledger.ts';
import { httpOrders, type OrderContact } from './http-orders.ts';
import { type MarketplaceClient, marketplaceClient } from './marketplace-client.ts';
import type { ShopOrders } from './shop-orders.ts';

export interface MarketplaceParts {
  readonly process: Process;
  readonly database: Database;
  readonly contacts: Contacts;
  /** Aborted when the process ends and external services are not waited for any more. */
  readonly stopping: AbortSignal;
}

/** Without a demo and without ORDERS_URL there is nothing to open a dispute about. */
const NO_ORDERS: Orders & ShopOrders = {
  own: async () => [],
  one: async () => undefined,
  act: async () => ({ result: 'refused', why: 'other' }),
  find: async () => undefined,
  linesOf: async () => [],
  linesByFact: async () => [],
  listOwn: async () => [],
};

/** Orders and money: the marketplace's own by its addresses, else the demo's, else none and a book of our own. */
export function composeMarketplace({ process, database, contacts, stopping }: MarketplaceParts) {
  const { config, externalService, now } = process;
  const { ordersUrl, ledgerUrl, marketplaceSecret: secret } = config.disputes;
  const introduce = async ({ subject, name, email, phone, locale }: OrderContact) => {
    await contacts.introduce({ accountId: visitorIdOf(subject), subject, name, email, phone, locale }, now());
  };
  const client = (name: 'orders' | 'ledger', url: string | undefined): MarketplaceClient | undefined =>
    url === undefined || secret === undefined
      ? undefined
      : marketplaceClient({ url, secret, now: Date.now, stopping, service: externalService(name) });
  const [orderClient, ledgerClient] = [client('orders', ordersUrl), client('ledger', ledgerUrl)];
  const demo = config.demo === undefined ? undefined : demoOrderPort(now, introduce);
  const http =
    orderClient === undefined
      ? undefined
      : httpOrders(orderClient, { subjectOf: (accountId) => contacts.subjectOf(accountId), introduce });
  const orders: Orders = http ?? demo ?? NO_ORDERS;
  const demoShop = demo === undefined ? undefined : demoShopOrders(demo, now);
  const shop: ShopOrders = http ?? demoShop ?? NO_ORDERS;
  const ledger: Ledger = ledgerClient === undefined ? sqlLedgerBook(database, now) : httpLedger(ledgerClient);
  return { orders, shop, demoShop, ledger, pictureOf: demo?.pictureOf ?? (() => undefined) };
}
