import type { Contacts } from '../../people/identity/contacts.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { DisputeCase } from '../domain/case.ts';

/** The parties of a case that a member of staff is themselves. */
export type TiesOf = (account: Pick<Account, 'id' | 'email'>, row: DisputeCase) => Promise<readonly string[]>;

/** Somebody who works here and also buys or sells is known by their e-mail address. */
export function partyTies({ emailsOf }: Pick<Contacts, 'emailsOf'>): TiesOf {
  return async ({ id, email }, { order }) => {
    const parties = [order.buyer.id, order.seller.id];
    const emails = await emailsOf(parties);
    return parties.filter((party) => party === id || emails.get(party) === email);
  };
}
