export const name = '0015-people';

/**
 * Accounts that people keep, and the audit log: who did what, each entry chained to the one before it by a hash. The one
 * row of `audit_head` is where writers of all processes take turns, and tells a log whose end was cut off. The demo's
 * password is no longer kept in clear.
 */
export const statements = [
  'alter table account add column last_sign_in_at bigint',
  `create table password_link (
    token_hash text primary key,
    account_id text not null references account (id),
    expires_at bigint not null
  )`,
  'create index staff_session_account on staff_session (account_id)',
  `create table audit_entry (
    seq bigint primary key,
    at bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    data text not null,
    prev text not null,
    hash text not null
  )`,
  'create index audit_entry_actor on audit_entry (actor, seq)',
  'create index audit_entry_subject on audit_entry (subject, seq)',
  'create table audit_head (id bigint primary key, seq bigint not null, hash text not null)',
  "insert into audit_head (id, seq, hash) values (1, 0, '')",
  "delete from secret where name = 'demo-password'",
];
