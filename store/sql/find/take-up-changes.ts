import { CompiledQuery, type Kysely } from 'kysely';
import type { MessageContent } from '../../../handoff/conversation/conversation.ts';
import type { Database } from '../database.ts';
import { storedCase } from '../disputes/stored-case.ts';
import { conversationRows } from '../handoff/conversation-columns.ts';
import { withRows } from '../json-rows.ts';
import type { Tables } from '../schema.ts';
import { caseTerms, conversationTerms, grownWords, PLACES_A_MS, type SaidText, saidIn } from './documents.ts';

/** Held by whoever fills the index, and by whoever hides something (migration 0057). */
const SEARCH_LOCK = 57057;
const MOST_READ = 400;

interface Written {
  readonly id: number;
  readonly kind: string;
  readonly ref: string;
  readonly read_seq: number;
  readonly words: string;
  readonly terms: readonly string[];
}

/**
 * Reads what has changed, and writes its documents, in one transaction with the removal of the changes: a crash leaves all of
 * it to be done, or nothing. Changes are taken one by one, not up to a place: one with a lower number may be committed later.
 */
export async function takeUpChanges({ db, kind }: Database, most: number): Promise<boolean> {
  const first = await db.selectFrom('searchChange').select('id').limit(1).executeTakeFirst();
  if (first === undefined) return false;
  return db.transaction().execute(async (transaction) => {
    if (kind === 'postgres' && !(await locked(transaction))) return false;
    const read = await transaction.selectFrom('searchChange').selectAll().orderBy('id').limit(MOST_READ).execute();
    // Each message of a chat is a change of it: what is taken up once is done for all of them.
    const taken = new Set(
      read
        .map(keyOf)
        .filter((key, at, all) => all.indexOf(key) === at)
        .slice(0, most),
    );
    const changes = read.filter((one) => taken.has(keyOf(one)));
    const refs = (of: string) => [...new Set(changes.filter((one) => one.kind === of).map(({ ref }) => ref))];
    const written = [
      ...(await conversations(transaction, refs('conversation'))),
      ...(await cases(transaction, refs('case'))),
    ];
    await write(transaction, kind, written);
    if (changes.length > 0)
      await transaction
        .deleteFrom('searchChange')
        .where(
          'id',
          'in',
          changes.map(({ id }) => id),
        )
        .execute();
    return changes.length < read.length || read.length === MOST_READ;
  });
}

const keyOf = ({ kind, ref }: { readonly kind: string; readonly ref: string }) => `${kind} ${ref}`;

async function locked(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await db.executeQuery<{ locked: boolean }>(
    CompiledQuery.raw(`select pg_try_advisory_xact_lock(${SEARCH_LOCK}) as locked`),
  );
  return rows[0]?.locked === true;
}

async function conversations(db: Kysely<Tables>, ids: readonly string[]): Promise<Written[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('conversation')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const known = await documentsOf(db, 'conversation', ids);
  const messages = await db
    .selectFrom('message')
    .leftJoin('searchDocument', (join) =>
      join.onRef('searchDocument.ref', '=', 'message.conversationId').on('searchDocument.kind', '=', 'conversation'),
    )
    .select(['message.conversationId', 'message.id', 'message.content'])
    .where('message.conversationId', 'in', [...ids])
    .where('message.authorKind', 'in', ['shopper', 'agent'])
    .where((eb) => eb('message.seq', '>', eb.fn.coalesce('searchDocument.readSeq', eb.lit(0))))
    .execute();
  const notes = await db
    .selectFrom('note')
    .select(['conversationId', 'id', 'text'])
    .where('conversationId', 'in', [...ids])
    .execute();
  const said = grouped(messages, ({ conversationId, id, content }) => [
    conversationId,
    { id, texts: saidIn(JSON.parse(content) as MessageContent) },
  ]);
  const noted = grouped(notes, ({ conversationId, id, text }) => [conversationId, { id, texts: [text] }]);
  const places = await freePlaces(db);
  return Promise.all(
    rows.map(async (row) => {
      const before = known.get(row.id);
      const words = grownWords(before?.words ?? '', said.get(row.id) ?? []);
      const whole = grownWords(words, noted.get(row.id) ?? []);
      return {
        id: before?.id ?? (await places(row.createdAt, row.id)),
        ...{ kind: 'conversation', ref: row.id, read_seq: row.lastSeq, words },
        terms: [...new Set([...conversationTerms(conversationRows.fromRow(row)), ...split(whole)])],
      };
    }),
  );
}

async function cases(db: Kysely<Tables>, ids: readonly string[]): Promise<Written[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('dispute')
    .select(['id', 'openedAt', 'content'])
    .where('id', 'in', [...ids])
    .execute();
  const known = await documentsOf(db, 'case', ids);
  const messages = await db
    .selectFrom('disputeMessage')
    .leftJoin('messageReport', 'messageReport.messageId', 'disputeMessage.id')
    .select(['disputeMessage.caseId', 'disputeMessage.id', 'disputeMessage.text'])
    .where('disputeMessage.caseId', 'in', [...ids])
    .where((eb) => eb(eb.fn.coalesce('messageReport.hidden', eb.lit(0)), '=', 0))
    .execute();
  const said = grouped(messages, ({ caseId, id, text }) => [caseId, { id, texts: [text] }]);
  const places = await freePlaces(db);
  return Promise.all(
    rows.map(async (row) => ({
      id: known.get(row.id)?.id ?? (await places(row.openedAt, row.id)),
      ...{ kind: 'case', ref: row.id, read_seq: 0, words: '' },
      terms: [...new Set(caseTerms(storedCase(row.content), said.get(row.id) ?? []))],
    })),
  );
}

const split = (words: string) => (words === '' ? [] : words.split(' '));

async function documentsOf(db: Kysely<Tables>, kind: string, refs: readonly string[]) {
  const rows = await db
    .selectFrom('searchDocument')
    .select(['id', 'ref', 'words'])
    .where('kind', '=', kind)
    .where('ref', 'in', [...refs])
    .execute();
  return new Map(rows.map((row) => [row.ref, { id: Number(row.id), words: row.words }]));
}

function grouped<Row>(rows: readonly Row[], of: (row: Row) => readonly [string, SaidText]): Map<string, SaidText[]> {
  const groups = new Map<string, SaidText[]>();
  for (const row of rows) {
    const [key, said] = of(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [said]);
    else group.push(said);
  }
  return groups;
}

/** Gives places within an instant that no document has; two that began in the same one stand in any order. */
async function freePlaces(db: Kysely<Tables>) {
  const given = new Set<number>();
  return async (at: number, ref: string): Promise<number> => {
    let place = at * PLACES_A_MS + (hash(ref) % PLACES_A_MS);
    const isTaken = async () =>
      (await db.selectFrom('searchDocument').select('id').where('id', '=', place).executeTakeFirst()) !== undefined;
    while (given.has(place) || (await isTaken())) place++;
    given.add(place);
    return place;
  };
}

function hash(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) >>> 0;
  return sum;
}

const COLUMNS = 'id, kind, ref, read_seq, words';
const KNOWN = 'on conflict (kind, ref) do update set read_seq = excluded.read_seq, words = excluded.words';
const SQLITE = {
  documents: `insert into search_document (${COLUMNS}) select value ->> '$.id', value ->> '$.kind', value ->> '$.ref',
    value ->> '$.read_seq', value ->> '$.words' from json_each(?) where true ${KNOWN}`,
  forget: "delete from search_terms where rowid in (select value ->> '$.id' from json_each(?))",
  terms: "insert into search_terms (rowid, terms) select value ->> '$.id', value ->> '$.terms' from json_each(?)",
};
const POSTGRES = `insert into search_document (${COLUMNS}, terms)
  select ${COLUMNS}, array_to_tsvector(array(select json_array_elements_text(given.terms)))
  from json_to_recordset($1::json) as given(id bigint, kind text, ref text, read_seq bigint, words text, terms json)
  ${KNOWN}, terms = excluded.terms`;

async function write(db: Kysely<Tables>, kind: Database['kind'], written: readonly Written[]): Promise<void> {
  if (kind === 'postgres') {
    await withRows(db, POSTGRES, written);
    return;
  }
  await withRows(db, SQLITE.documents, written);
  await withRows(
    db,
    SQLITE.forget,
    written.map(({ id }) => ({ id })),
  );
  await withRows(
    db,
    SQLITE.terms,
    written.map(({ id, terms }) => ({ id, terms: terms.join(' ') })),
  );
}
