import type { LetterChannel } from '../ports.ts';

/** A party's link to their case, which goes to the party alone. */
export interface LinkOrder {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly party: 'buyer' | 'seller';
  /** Of the party. */
  readonly accountId: string;
  /** The member of staff who has it sent. */
  readonly by: string;
}

export interface LinkLetters {
  /**
   * Orders a letter to the address that is known of the party, and writes down who did.
   * @returns by which channels it goes
   * @throws CodedError `address_unknown`
   */
  order(link: LinkOrder): Promise<readonly LetterChannel[]>;
}
