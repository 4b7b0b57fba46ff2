export const name = '0033-incoming-mail';

/** Mails that came in, each taken once, and addresses that mail does not reach. */
export const statements = [
  `create table incoming_mail (
    id text primary key,
    state text not null,
    taken_until bigint not null,
    conversation_id text references conversation (id),
    message_seq bigint,
    message_id text,
    sender text not null,
    subject text not null,
    whole text not null,
    received_at bigint not null
  )`,
  'create index incoming_mail_message on incoming_mail (conversation_id, message_seq)',
  'create table undeliverable (address text primary key, noted_at bigint not null)',
];
