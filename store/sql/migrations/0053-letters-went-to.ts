export const name = '0053-letters-went-to';

/** Where an e-mail went: a report that it came back says nothing of an address that none went to. */
export const statements = ['alter table notice_delivery add column sent_to text'];
