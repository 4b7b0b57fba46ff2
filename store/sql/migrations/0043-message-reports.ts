export const name = '0043-message-reports';

/** What parties hold against each other's words in cases, and what the platform made of it. */
export const statements = [
  `create table message_report (
    message_id text primary key,
    case_id text not null,
    given_by text,
    reason text,
    given_at bigint,
    hidden integer,
    decided_at bigint
  )`,
  'create index message_report_open on message_report (given_at) where given_at is not null and decided_at is null',
  'create index message_report_case on message_report (case_id)',
];
