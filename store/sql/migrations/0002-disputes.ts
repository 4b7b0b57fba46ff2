export const name = '0002-disputes';

export const statements = [
  // Ids are compared byte by byte on both engines and in lists merged in memory, whatever the database's language.
  `create table dispute (
    id text $binary primary key,
    number text not null unique,
    submission_key text not null unique,
    revision bigint not null,
    state text not null,
    profile_id text not null,
    buyer_id text not null,
    seller_id text not null,
    order_id text not null,
    line_id text not null,
    assigned_to text,
    opened_at bigint not null,
    deadline bigint not null,
    runs_until bigint not null,
    content text not null
  )`,
  // At most one live case on an order line, whoever is quicker.
  "create unique index dispute_live_line on dispute (order_id, line_id) where state <> 'closed'",
  'create index dispute_deadline on dispute (deadline, id)',
  'create index dispute_newest on dispute (opened_at desc, id desc)',
  'create index dispute_state_deadline on dispute (state, deadline, id)',
  'create index dispute_state_newest on dispute (state, opened_at desc, id desc)',
  'create index dispute_buyer_deadline on dispute (buyer_id, deadline, id)',
  'create index dispute_buyer_newest on dispute (buyer_id, opened_at desc, id desc)',
  'create index dispute_seller_deadline on dispute (seller_id, deadline, id)',
  'create index dispute_seller_newest on dispute (seller_id, opened_at desc, id desc)',
  'create index dispute_assigned on dispute (assigned_to, deadline, id) where assigned_to is not null',
  'create index dispute_running on dispute (id, runs_until) where runs_until > 0',
  `create table dispute_entry (
    case_id text not null references dispute (id),
    seq bigint not null,
    at bigint not null,
    entry text not null,
    primary key (case_id, seq)
  )`,
  `create table dispute_clock (
    case_id text not null references dispute (id),
    name text not null,
    due_at bigint not null,
    primary key (case_id, name)
  )`,
  'create index dispute_clock_due on dispute_clock (due_at, case_id)',
  `create table money_intent (
    key text primary key,
    case_id text not null references dispute (id),
    intent text not null,
    created_at bigint not null,
    retry_at bigint not null,
    taken bigint not null
  )`,
  'create index money_intent_pending on money_intent (created_at, retry_at) where taken = 0',
  `create table dispute_message (
    id text primary key,
    case_id text not null references dispute (id),
    by_role text not null,
    by_id text not null,
    by_name text not null,
    client_id text not null,
    text text not null,
    attachments text not null,
    created_at bigint not null,
    unique (case_id, by_id, client_id)
  )`,
  'create index dispute_message_case on dispute_message (case_id, created_at)',
  `create table notice (
    key text $binary primary key,
    case_id text not null references dispute (id),
    case_number text not null,
    receiver text not null,
    account_id text not null,
    template text not null,
    data text not null,
    created_at bigint not null,
    read_at bigint
  )`,
  'create index notice_account on notice (account_id, created_at desc, key desc)',
  'create index notice_unread on notice (account_id) where read_at is null',
  `create table notice_delivery (
    notice_key text not null references notice (key),
    channel text not null,
    state text not null,
    attempts bigint not null,
    next_at bigint not null,
    fault text,
    updated_at bigint not null,
    primary key (notice_key, channel)
  )`,
  "create index notice_delivery_due on notice_delivery (next_at) where state = 'pending'",
  "create index notice_delivery_dead on notice_delivery (updated_at) where state = 'dead'",
  `create table contact (
    account_id text primary key,
    name text not null,
    email text,
    phone text,
    locale text,
    updated_at bigint not null
  )`,
  `create table ledger_entry (
    key text primary key,
    case_id text not null,
    kind text not null,
    to_whom text not null,
    minor bigint not null,
    currency text not null,
    created_at bigint not null
  )`,
  'create index ledger_entry_case on ledger_entry (case_id)',
  'create table heartbeat (name text primary key, at bigint not null)',
];
