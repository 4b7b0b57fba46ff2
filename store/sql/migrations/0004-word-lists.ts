export const name = '0004-word-lists';

/** What operators tell the search and the bot about words, every revision with its author. */
export const statements = [
  `create table word_list (
    locale text not null,
    kind text not null,
    revision bigint not null,
    entries text not null,
    author_id text not null,
    author_name text not null,
    created_at bigint not null,
    primary key (locale, kind, revision)
  )`,
];
