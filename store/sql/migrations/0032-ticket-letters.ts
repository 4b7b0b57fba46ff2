export const name = '0032-ticket-letters';

/** Letters that tell of tickets by e-mail; written in the transaction of what they tell of. */
export const statements = [
  `create table ticket_letter (
    key text primary key,
    conversation_id text not null references conversation (id),
    seq bigint not null,
    kind text not null,
    state text not null,
    attempts bigint not null,
    next_at bigint not null,
    fault text,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  "create index ticket_letter_due on ticket_letter (next_at) where state = 'pending'",
  'create index ticket_letter_conversation on ticket_letter (conversation_id)',
];
