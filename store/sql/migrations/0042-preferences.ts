export const name = '0042-preferences';

/** How people with an account wish to be told. */
export const statements = [
  `create table preference (
    account_id text primary key,
    case_mails text not null,
    ticket_mails integer not null,
    text_messages integer not null,
    quiet_from text,
    quiet_to text,
    time_zone text,
    updated_at bigint not null
  )`,
];
