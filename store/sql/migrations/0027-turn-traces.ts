export const name = '0027-turn-traces';

/** Why the bot said what it said, turn by turn; kept for as long as the operator says. */
export const statements = [
  `create table turn_trace (
    conversation_id text not null,
    first_seq bigint not null,
    last_seq bigint not null,
    trace text not null,
    created_at bigint not null,
    primary key (conversation_id, first_seq)
  )`,
  'create index turn_trace_created on turn_trace (created_at)',
];
