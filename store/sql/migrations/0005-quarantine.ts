export const name = '0005-quarantine';

export const statements = [
  'alter table attachment add column seconds bigint',
  'alter table attachment add column scan_tries bigint not null default 0',
  'alter table attachment add column scan_at bigint not null default 0',
  "create index attachment_quarantined on attachment (scan_at) where state = 'quarantined'",
  // Files that a party has handed in and that wait for their scan: part of the case once they are clean.
  `create table waiting_evidence (
    file_id text primary key references attachment (id),
    case_id text not null references dispute (id),
    kind text not null,
    by_role text not null,
    by_id text not null,
    via text,
    at bigint not null
  )`,
  'create index waiting_evidence_case on waiting_evidence (case_id)',
];
