export const name = '0061-canned-replies';

/** Canned replies of the desk, each change a revision of its own; and where they were used. */
export const statements = [
  `create table canned_reply (
    id text not null,
    revision bigint not null,
    owner_id text,
    folder text not null,
    content text not null,
    removed integer not null,
    author_id text not null,
    author_name text not null,
    created_at bigint not null,
    primary key (id, revision)
  )`,
  `create table canned_reply_use (
    reply_id text not null,
    conversation_id text not null,
    used_at bigint not null,
    primary key (reply_id, conversation_id)
  )`,
];
