export const name = '0031-reason-templates';

/** Prepared reasons of decisions, as data: each change is a revision of its own. */
export const statements = [
  `create table reason_template (
    name text not null,
    revision bigint not null,
    content text not null,
    author_id text not null,
    author_name text not null,
    created_at bigint not null,
    primary key (name, revision)
  )`,
];
