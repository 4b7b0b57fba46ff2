import { signedAddresses } from '../../notices/letters/signed-addresses.ts';
import type { PartyRole } from '../domain/roles.ts';
import { BOTH } from '../domain/step.ts';

/** Whom letters of a case go to. */
export interface CaseReceiver {
  readonly caseId: string;
  readonly party: PartyRole;
}

/** Addresses that letters of cases come back to when they cannot be delivered. They are for reports of that alone. */
export interface ReturnAddresses {
  /** Undefined where no mails come in. */
  of(receiver: CaseReceiver): string | undefined;
  receiverIn(address: string): CaseReceiver | undefined;
}

/** @param base the address that mails to us go to; undefined: none comes in */
export function returnAddresses(secret: string, base: string | undefined): ReturnAddresses {
  const ofParty = {
    buyer: signedAddresses(secret, 'returned.buyer', base),
    seller: signedAddresses(secret, 'returned.seller', base),
  };
  return {
    of: ({ caseId, party }) => ofParty[party].of(caseId),
    receiverIn: (address) =>
      BOTH.flatMap((party): CaseReceiver[] => {
        const caseId = ofParty[party].idIn(address);
        return caseId === undefined ? [] : [{ caseId, party }];
      }).at(0),
  };
}
