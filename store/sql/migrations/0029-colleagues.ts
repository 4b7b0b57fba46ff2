export const name = '0029-colleagues';

/** What mediators write to each other about a case: notes, and opinions that they ask for. Parties never see it. */
export const statements = [
  `create table case_note (
    id text primary key,
    case_id text not null references dispute (id),
    author_id text not null,
    author_name text not null,
    client_id text not null,
    text text not null,
    created_at bigint not null,
    edited_at bigint,
    removed_at bigint,
    unique (case_id, author_id, client_id)
  )`,
  'create index case_note_order on case_note (case_id, created_at, id)',
  `create table case_opinion (
    id text primary key,
    case_id text not null references dispute (id),
    asker_id text not null,
    asker_name text not null,
    asked_id text not null,
    asked_name text not null,
    client_id text not null,
    question text not null,
    asked_at bigint not null,
    answer text,
    terms text,
    answered_at bigint,
    withdrawn_at bigint,
    seen_at bigint,
    unique (case_id, asker_id, client_id)
  )`,
  // One open question to one colleague about one case.
  `create unique index case_opinion_open on case_opinion (asked_id, case_id)
    where answered_at is null and withdrawn_at is null`,
  'create index case_opinion_unseen on case_opinion (asker_id) where answered_at is not null and seen_at is null',
  'create index case_opinion_order on case_opinion (case_id, asked_at, id)',
];
