import type { NoticeOutbox } from '../../notices/ports.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeDeps } from '../cases/act-on-dispute.ts';
import { noteReturned } from '../cases/note-reach.ts';
import type { DisputeStore } from '../cases/ports.ts';
import { partyOf } from '../domain/case.ts';
import { COMES_BACK_MS } from '../domain/reach.ts';
import type { ReturnAddresses } from './return-addresses.ts';

export interface ReturnedLetterPorts {
  readonly outbox: Pick<NoticeOutbox, 'returned' | 'wentTo'>;
  readonly records: DisputeStore;
  readonly profiles: DisputeDeps['profiles'];
  readonly returns: ReturnAddresses;
  /** What the marketplace says of this account. */
  readonly emailOf: (accountId: string) => Promise<string | undefined>;
  readonly now: () => Instant;
}

/**
 * What a report of delivery makes of a case: whoever was told by that e-mail alone was not told. Gives whether the report was of a
 * letter of a case, to where its receiver's letters go now: of an address that was given up it says nothing new. Nor does it
 * where no letter went there of late: mail servers give up within days, and whoever reads a letter can write such a report.
 * @param to the addresses that the report came to
 * @param lost the addresses that it says cannot be reached, in small letters
 */
export function returnedLetters(ports: ReturnedLetterPorts) {
  const { outbox, records, profiles, returns, emailOf, now } = ports;
  return async (to: readonly string[], lost: readonly string[]): Promise<boolean> => {
    const receiver = to.map(returns.receiverIn).find((found) => found !== undefined);
    const row = receiver === undefined ? undefined : await records.find(receiver.caseId);
    if (receiver === undefined || row === undefined) return false;
    const address = (await emailOf(partyOf(row, receiver.party).id))?.trim().toLowerCase();
    if (address === undefined || !lost.includes(address)) return false;
    const letter = { caseId: row.id, receiver: receiver.party, address };
    if (!(await outbox.wentTo(letter, now() - COMES_BACK_MS))) return false;
    // The case first: should the process die between the two, the report comes again, and the case knows it then.
    await noteReturned({ store: records, profiles }, row.id, receiver.party, now());
    await outbox.returned(letter, now());
    return true;
  };
}
