export const name = '0040-merged-tickets';

/** Tickets that go on in another one, and the tickets of one address. */
export const statements = [
  'alter table conversation add column merged_seq bigint',
  'alter table conversation add column merged_into text',
  'alter table conversation add column merged_number text',
  'create index conversation_merged on conversation (merged_into) where merged_into is not null',
  `create index conversation_ticket_email on conversation (lower(email))
   where ticket_number is not null and email is not null`,
];
