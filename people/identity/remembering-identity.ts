import type { Contacts } from './contacts.ts';
import type { MarketplaceIdentity, VouchedShopper } from './marketplace-identity.ts';

/** Keeps how a shopper or seller can be reached, each time the marketplace vouches for them: letters need it later. */
export function rememberingIdentity(
  identity: MarketplaceIdentity<VouchedShopper>,
  contacts: Contacts,
  now: () => number,
): MarketplaceIdentity {
  return {
    async verify(token) {
      const { phone, subject, ...shopper } = await identity.verify(token);
      const { visitorId, name, email, locale } = shopper;
      await contacts.save({ accountId: visitorId, subject, name, email, phone, locale }, now());
      return shopper;
    },
  };
}
