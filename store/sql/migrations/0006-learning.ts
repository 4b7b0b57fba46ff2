export const name = '0006-learning';

/** What editors may learn from: proposed phrasings, questions without an answer, what became of questions by day. */
export const statements = [
  `create table proposal (
    id text primary key,
    locale text not null,
    slug text not null,
    text text not null,
    count bigint not null,
    source text not null,
    state text not null,
    last_at bigint not null,
    decided_by text
  )`,
  "create index proposal_open on proposal (count) where state = 'open'",
  `create table gap (
    id text primary key,
    locale text not null,
    state text not null,
    count bigint not null,
    terms text not null,
    examples text not null,
    days text not null,
    first_at bigint not null,
    last_at bigint not null,
    decided_by text
  )`,
  'create index gap_locale on gap (locale, state)',
  `create table search_day (
    day text not null,
    locale text not null,
    decision text not null,
    count bigint not null,
    primary key (day, locale, decision)
  )`,
  'alter table answer_rating add column slug text',
  'alter table answer_rating add column locale text',
  'create index answer_rating_created on answer_rating (created_at) where slug is not null',
];
