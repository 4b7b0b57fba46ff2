export const name = '0057-find';

/**
 * The index of the desk's search, and the changes that it has yet to take up. Triggers note these, so that no way of writing can
 * forget to; what is hidden leaves the index by the same transaction. On PostgreSQL whoever hides waits for a round of the
 * indexer that may have read the words before (`SEARCH_LOCK` of store/sql/find).
 */
export const statements = {
  sqlite: [
    'create table search_change (id integer primary key autoincrement, kind text not null, ref text not null)',
    `create table search_document (
      id bigint primary key, kind text not null, ref text not null, read_seq bigint not null, words text not null,
      unique (kind, ref)
    )`,
    `create virtual table search_terms using fts5(
      terms, content='', contentless_delete=1, detail='none', tokenize="ascii tokenchars '#@+.:_-'"
    )`,
    ...[
      ['conversation', 'insert', 'conversation', 'id'],
      ['conversation', 'update', 'conversation', 'id'],
      ['note', 'insert', 'conversation', 'conversation_id'],
      ['dispute', 'insert', 'case', 'id'],
      ['dispute', 'update', 'case', 'id'],
      ['dispute_message', 'insert', 'case', 'case_id'],
      ['message_report', 'update', 'case', 'case_id'],
      ['message_report', 'insert', 'case', 'case_id'],
    ].map(
      ([table, event, kind, ref]) => `create trigger search_${table}_${event} after ${event} on ${table} begin
        insert into search_change (kind, ref) values ('${kind}', new.${ref}); end`,
    ),
    ...['insert', 'update'].map(
      (event) => `create trigger search_hidden_${event} after ${event} on message_report when new.hidden = 1 begin
        delete from search_terms where rowid in (select id from search_document where kind = 'case' and ref = new.case_id);
        delete from search_document where kind = 'case' and ref = new.case_id; end`,
    ),
    ...everythingSoFar(),
  ],
  postgres: [
    'create table search_change (id bigserial primary key, kind text not null, ref text not null)',
    `create table search_document (
      id bigint primary key, kind text not null, ref text not null, read_seq bigint not null, words text not null,
      terms tsvector not null, unique (kind, ref)
    )`,
    'create index search_document_terms on search_document using gin (terms) with (gin_pending_list_limit = 512)',
    `create function note_search_changes() returns trigger language plpgsql as $$ begin
      insert into search_change (kind, ref) select 'conversation', id from changed; return null; end $$`,
    ...['insert', 'update'].map(
      (event) => `create trigger search_conversation_${event} after ${event} on conversation
        referencing new table as changed for each statement execute function note_search_changes()`,
    ),
    `create function note_search_change() returns trigger language plpgsql as $$ begin
      insert into search_change (kind, ref) values (tg_argv[0], to_jsonb(new) ->> tg_argv[1]); return null; end $$`,
    ...[
      ['note', 'insert', 'conversation', 'conversation_id'],
      ['dispute', 'insert or update', 'case', 'id'],
      ['dispute_message', 'insert', 'case', 'case_id'],
      ['message_report', 'insert or update', 'case', 'case_id'],
    ].map(
      ([table, event, kind, ref]) => `create trigger search_${table} after ${event} on ${table}
        for each row execute function note_search_change('${kind}', '${ref}')`,
    ),
    `create function hide_from_search() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock(57057);
      delete from search_document where kind = 'case' and ref = new.case_id; return null; end $$`,
    `create trigger search_hidden after insert or update on message_report
      for each row when (new.hidden = 1) execute function hide_from_search()`,
    ...everythingSoFar(),
  ],
};

/** What stood in the tables before is taken up like changes. */
function everythingSoFar(): string[] {
  return [
    "insert into search_change (kind, ref) select 'conversation', id from conversation order by created_at",
    "insert into search_change (kind, ref) select 'case', id from dispute order by opened_at",
  ];
}
