import { CompiledQuery } from 'kysely';
import type { FoundDocuments, IndexQuery, SearchIndex } from '../../../find/search-index.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';
import { PLACES_A_MS } from './documents.ts';
import { readFound } from './read-found.ts';
import { takeUpChanges } from './take-up-changes.ts';
import { matchOf, queryOf, type TermQuery } from './term-query.ts';

/** More are not counted: after an upgrade there may be millions. */
const MOST_COUNTED = 10_000;

/** The index on the engine's own one: FTS5 of SQLite, `tsvector` of PostgreSQL; both hold the terms of `find/terms.ts` and no others. */
export function sqlSearchIndex(database: Database): SearchIndex {
  const { db } = database;
  return {
    search: (query) => search(database, query).catch(asStorageError),
    async unread() {
      const { count } = await db
        .selectFrom((eb) => eb.selectFrom('searchChange').select('id').limit(MOST_COUNTED).as('some'))
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
        .catch(asStorageError);
      return Number(count);
    },
    takeUp: (most) => takeUpChanges(database, most).catch(asStorageError),
  };
}

/** A page goes on within what was named exactly where its cursor is below zero. */
async function search(database: Database, query: IndexQuery): Promise<FoundDocuments> {
  const { asked, after, limit, facets, kinds } = query;
  const among = { all: [...facets], kinds: kinds.map((kind) => `@kind:${kind}`) };
  const named: number[] = [];
  if (asked.exact.length > 0 && (after === undefined || after < 0)) {
    const before = after === undefined ? undefined : -after;
    named.push(...(await idsOf(database, query, { ...among, any: asked.exact }, before, limit + 1)));
    if (named.length > limit) {
      const shown = named.slice(0, limit);
      return { documents: await readFound(database, shown, new Set(shown)), next: -(shown.at(-1) ?? 0) };
    }
  }
  const rest = limit - named.length;
  const words = {
    ...among,
    all: [...among.all, ...asked.words],
    prefix: asked.prefix,
    none: asked.exact,
  };
  const before = after === undefined || after < 0 ? undefined : after;
  const saysNothing = asked.exact.length > 0 && asked.words.length === 0 && asked.prefix === undefined;
  // An address that is known is not looked for word by word: half the people share its last ones.
  const isKnown = named.length > 0 && asked.exact.some((term) => term.includes('@'));
  const ids = saysNothing || isKnown ? [] : await idsOf(database, query, words, before, rest + 1);
  const shown = ids.slice(0, rest);
  return {
    documents: await readFound(database, [...named, ...shown], new Set(named)),
    next: ids.length > rest ? (shown.at(-1) ?? Number.MAX_SAFE_INTEGER) : undefined,
  };
}

/** The newest first; the places of documents are in the order in which they began. */
async function idsOf(
  { db, kind }: Database,
  { from, to }: IndexQuery,
  terms: TermQuery,
  before: number | undefined,
  limit: number,
): Promise<number[]> {
  const below = Math.min(before ?? Number.MAX_SAFE_INTEGER, to === undefined ? Infinity : to * PLACES_A_MS);
  const least = Math.max(0, (from ?? 0) * PLACES_A_MS);
  const ids = async (statement: string, match: string) => {
    const { rows } = await db.executeQuery<{ id: number }>(CompiledQuery.raw(statement, [match, below, least, limit]));
    return rows.map(({ id }) => Number(id));
  };
  if (kind === 'sqlite')
    return ids(
      'select rowid as id from search_terms where search_terms match ? and rowid < cast(? as integer) and rowid >= cast(? as integer) order by rowid desc limit ?',
      matchOf(terms),
    );
  const query = queryOf(terms);
  const newest = await ids(AMONG_THE_NEWEST, query);
  return newest.length === limit ? newest : ids(BY_TERMS, query);
}

/**
 * PostgreSQL's index of terms gives all that it finds, in no order. What is common is found sooner among the newest; only what is
 * rare there is left to that index, and then it gives little.
 */
const AMONG_THE_NEWEST = `select id from (
    select id, terms from search_document where id < $2 and id >= $3 order by id desc limit 3000
  ) as newest where terms @@ $1::tsquery order by id desc limit $4`;
/** `+ 0` keeps it from walking along the ids, which the first has done. */
const BY_TERMS = `select id from search_document
  where terms @@ $1::tsquery and id < $2 and id >= $3 order by id + 0 desc limit $4`;
