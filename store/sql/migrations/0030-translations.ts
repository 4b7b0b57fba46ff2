export const name = '0030-translations';

/** What was translated between shoppers and agents, and whether and for whom a chat is. */
export const statements = [
  'alter table conversation add column translated_into text',
  `create table translation (
    conversation_id text not null,
    seq bigint not null,
    locale text not null,
    text text not null,
    primary key (conversation_id, seq)
  )`,
];
