import type { Contacts } from '../../notify/contacts.ts';
import type { MarketplaceIdentity } from './marketplace-identity.ts';

/** Keeps how a shopper or seller can be reached, each time the marketplace vouches for them: letters need it later. */
export function rememberingIdentity(
  identity: MarketplaceIdentity,
  contacts: Contacts,
  now: () => number,
): MarketplaceIdentity {
  return {
    async verify(token) {
      const { phone, ...shopper } = await identity.verify(token);
      const { visitorId, name, email, locale } = shopper;
      await contacts.save({ accountId: visitorId, name, email, phone, locale }, now());
      // The phone number stays here: tokens travel.
      return shopper;
    },
  };
}
