import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { CompiledQuery } from 'kysely';
import { fillIndex } from '../find/fill-index.ts';
import type { IndexQuery } from '../find/search-index.ts';
import { bestSnippet } from '../find/snippet.ts';
import { askedTerms, facetTerm } from '../find/terms.ts';
import { type Database, openPostgres, openSqlite } from '../store/sql/database.ts';
import { sqlSearchIndex } from '../store/sql/find/search-index.ts';
import { sqlConversationStore } from '../store/sql/handoff/conversation-store.ts';
import { createPostgresDatabase } from '../test/support/databases.ts';
import { insertConversations, MESSAGES_EACH, START, TEXTS } from './desk-search/messages.ts';
import { type Measured, timed } from './disputes/measure.ts';
import { printTable } from './search/table.ts';

const SEARCHES = 300;
const SENDS = 3_000;
const AT_ONCE = 32;
const GOALS = { firstPageP95Ms: 150 };
const KINDS = ['conversation', 'ticket', 'case'];

/**
 * The search at the desk over `--messages` (1,000,000) on SQLite and PostgreSQL (left out where there is none): first pages,
 * how quickly the index is filled, how large it is, and what it costs the acknowledgement of a message.
 * `desk-search [--messages N] [--json]`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { messages: { type: 'string', default: '1000000' }, json: { type: 'boolean' } },
  });
  const conversations = Math.ceil(Number(values.messages) / MESSAGES_EACH);
  const reports = [await onSqlite(conversations), await onPostgres(conversations)].flatMap((one) => one ?? []);
  const machine = { cores: availableParallelism(), model: cpus()[0]?.model, node: process.version };
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ machine, goals: GOALS, reports }, null, 2)}\n`);
    return;
  }
  for (const { engine, filling, bytes, rows } of reports) {
    const filled = `${filling.messagesPerSecond.toFixed(0)} messages/s`;
    process.stdout.write(`\n${engine}: filled at ${filled}, index ${(bytes / 2 ** 20).toFixed(0)} MiB\n`);
    printTable(
      ['', '/s', 'p50 ms', 'p95 ms'],
      rows.map(({ name, ...figures }) => [
        name,
        ...[figures.perSecond, figures.p50, figures.p95].map((it) => it.toFixed(1)),
      ]),
    );
  }
}

async function onSqlite(conversations: number) {
  const folder = mkdtempSync(join(tmpdir(), 'kaunter-bench-'));
  const database = await openSqlite(join(folder, 'bench.db'));
  try {
    return await measure(database, conversations);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(conversations: number) {
  const created = await createPostgresDatabase();
  if (created === undefined) return undefined;
  const database = await openPostgres(created.url);
  try {
    return await measure(database, conversations);
  } finally {
    await database.close();
    await created.drop();
  }
}

async function measure(database: Database, conversations: number) {
  const say = (line: string) => process.stderr.write(`${database.kind}: ${line}\n`);
  const index = sqlSearchIndex(database);
  await insertConversations(database, conversations, (done) => {
    if (done % 20_000 === 0) say(`${done} conversations`);
  });
  say('filling');
  const begin = performance.now();
  while (await index.takeUp(20));
  const seconds = (performance.now() - begin) / 1000;
  if (database.kind === 'postgres') await raw(database, 'analyze');

  const rows: Measured[] = [];
  for (const [name, queries] of searches(conversations)) {
    say(name);
    rows.push(
      await timed(name, queries, 1, async (query) => {
        const { documents } = await index.search(query);
        for (const { texts } of documents) bestSnippet(texts, query.asked);
      }),
    );
  }
  say('sending');
  rows.push(...(await sending(database, conversations)));
  return {
    ...{ engine: database.kind, conversations, messages: conversations * MESSAGES_EACH },
    filling: { seconds, messagesPerSecond: (conversations * MESSAGES_EACH) / seconds },
    bytes: await indexBytes(database),
    rows,
  };
}

function searches(conversations: number): [string, IndexQuery[]][] {
  const plain = { facets: [], kinds: KINDS, from: undefined, to: undefined, after: undefined, limit: 20 };
  const of = (make: (at: number) => Partial<IndexQuery>): IndexQuery[] =>
    Array.from({ length: SEARCHES }, (_, at) => ({ ...plain, asked: askedTerms(''), ...make(at) }));
  const text = (at: number) => {
    const texts = TEXTS[at % TEXTS.length] ?? [];
    return texts[(at * 7_919) % texts.length] ?? '';
  };
  const words = (at: number, count: number) => text(at).split(' ').slice(0, count).join(' ');
  return [
    ['one word', of((at) => ({ asked: askedTerms(words(at, 1)) }))],
    ['three words', of((at) => ({ asked: askedTerms(words(at, 3)) }))],
    ['a whole sentence', of((at) => ({ asked: askedTerms(text(at)) }))],
    ['words of two sentences', of((at) => ({ asked: askedTerms(`${words(at, 2)} ${words(at + 6, 2)}`) }))],
    ['two letters typed', of((at) => ({ asked: askedTerms(text(at).slice(0, 2)) }))],
    ['a ticket’s number', of((at) => ({ asked: askedTerms(`T-${(at * 5 * 37) % conversations}`) }))],
    ['an address', of((at) => ({ asked: askedTerms(`shopper${(at * 997) % conversations}@example.com`) }))],
    ['what nobody wrote', of((at) => ({ asked: askedTerms(`zzxq${at} refund`) }))],
    ['filters alone', of((at) => ({ facets: [facetTerm('agent', `agent-${at % 40}`), facetTerm('tag', 'late')] }))],
    [
      'words of an agent in a month',
      of((at) => ({
        asked: askedTerms(words(at, 1)),
        facets: [facetTerm('agent', `agent-${at % 40}`)],
        from: START,
        to: START + 30 * 86_400_000,
      })),
    ],
    ['everything', of(() => ({}))],
  ];
}

/** Three times in turn, so that what else the machine does falls on both. */
async function sending(database: Database, conversations: number): Promise<Measured[]> {
  const store = sqlConversationStore(database, () => Date.now());
  let sent = 0;
  const send = () =>
    store.change({
      conversationId: `c-${(sent++ * 31) % conversations}`,
      decide: (conversation) => ({
        conversation,
        messages: [
          {
            ...{ id: `s-${sent}`, author: { kind: 'shopper', id: 'x', name: 'X' }, clientId: `s-${sent}` },
            content: { text: TEXTS[sent % TEXTS.length]?.[sent % 50] ?? '' },
          },
        ],
        result: undefined,
      }),
    });
  const round = (name: string) => timed(name, [...Array(SENDS).keys()], AT_ONCE, send);
  await round('warm');
  const rows: Measured[] = [];
  for (let turn = 1; turn <= 3; turn++) {
    await indexing(database, false);
    rows.push(await round(`sends, 32 at once, no search (${turn})`));
    await indexing(database, true);
    const filling = fillIndex({
      committed: () => 0,
      index: sqlSearchIndex(database),
      onFault: (error) => process.stderr.write(`${error}\n`),
    });
    filling.start();
    rows.push(await round(`sends, 32 at once, with it (${turn})`));
    await filling.close();
  }
  return rows;
}

const kept: { readonly statement: string }[] = [];
/** Takes the triggers on conversations away, and puts them back. */
async function indexing(database: Database, on: boolean): Promise<void> {
  if (database.kind === 'postgres') {
    await raw(database, `alter table conversation ${on ? 'enable' : 'disable'} trigger user`);
    return;
  }
  if (on) {
    for (const { statement } of kept.splice(0)) await raw(database, statement);
    return;
  }
  const { rows } = await database.db.executeQuery<{ name: string; sql: string }>(
    CompiledQuery.raw("select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'conversation'"),
  );
  for (const { name, sql } of rows) {
    kept.push({ statement: sql });
    await raw(database, `drop trigger ${name}`);
  }
}

async function raw({ db }: Database, statement: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(statement));
}

/** With the documents that it is kept by. */
async function indexBytes({ db, kind }: Database): Promise<number> {
  const statement =
    kind === 'postgres'
      ? "select pg_total_relation_size('search_document') as bytes"
      : `select (select sum(length(block)) from search_terms_data) +
         (select sum(length(kind) + length(ref) + length(words) + 16) from search_document) as bytes`;
  const { rows } = await db.executeQuery<{ bytes: number }>(CompiledQuery.raw(statement));
  return Number(rows[0]?.bytes ?? 0);
}
