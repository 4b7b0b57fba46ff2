import type { DisputeCase, Fault } from './case.ts';
import type { MoneyIntent } from './funds.ts';
import type { FreightPayer, Profile } from './profile/profile-schema.ts';

/** Who bears the cost of sending the item back, by whose fault it was; null: nobody has been found at fault. */
export function freightPayer({ returns: { freight } }: Profile, fault: Fault | null): FreightPayer {
  switch (fault) {
    case 'seller':
      return freight.sellerFault;
    case 'buyer':
      return freight.buyerFault;
    case 'courier':
      return freight.courierFault;
    default:
      return freight.agreed;
  }
}

/** Whoever has paid for the way back gets it from whoever bears it; nothing where that is the same side. */
export function freightIntents({ id, order, settlement, returnParcel }: DisputeCase): readonly MoneyIntent[] {
  const from = settlement?.freight ?? null;
  const postage = returnParcel?.postage;
  if (from === null || postage === undefined || postage.by === from) return [];
  const { by: to, minor } = postage;
  return [{ kind: 'freight', from, to, minor, currency: order.currency, key: `${id}/freight` }];
}
