export const name = '0047-split-tickets';

/** Tickets that were split off another one, and up to where what waited in that one is answered there. */
export const statements = [
  'alter table conversation add column split_seq bigint',
  'alter table conversation add column split_from text',
  'alter table conversation add column split_number text',
  'create index conversation_split on conversation (split_from) where split_from is not null',
];
