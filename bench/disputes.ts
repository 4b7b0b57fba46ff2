import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { fireClocks } from '../disputes/cases/fire-clocks.ts';
import { type Database, openPostgres, openSqlite } from '../store/sql/database.ts';
import { sqlClocks } from '../store/sql/disputes/dispute-clocks.ts';
import { sqlDisputeStore } from '../store/sql/disputes/dispute-store.ts';
import { createPostgresDatabase } from '../test/support/databases.ts';
import { BOOK, DAY, START } from '../test/unit/disputes/fakes/cases.ts';
import { along, decided, fill, MEDIATOR, openingOf, RULE, TO_REVIEW } from './disputes/cases.ts';
import { LISTS } from './disputes/lists.ts';
import { type Measured, timed } from './disputes/measure.ts';
import { printTable } from './search/table.ts';

const STEPS = 1_000;
const AT_ONCE = 32;
const PAGES = 100;
const PAGE = 25;
/** What the project promises. */
const GOALS = { listP95Ms: 50, overdueSeconds: 30 };

interface Report {
  readonly engine: string;
  readonly cases: number;
  readonly rows: readonly Measured[];
  readonly overdue: { readonly clocks: number; readonly seconds: number };
}

/**
 * How quick disputes are on a database that already holds many, on SQLite and on PostgreSQL (left out where there is none):
 * opening and ruling, each acknowledged when it is synced to disk; pages of lists; clocks that became due while nothing
 * ran. `disputes [--cases 100000] [--overdue 10000] [--json]`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '100000' },
      overdue: { type: 'string', default: '10000' },
      json: { type: 'boolean' },
    },
  });
  const [cases, overdue] = [Number(values.cases), Number(values.overdue)];
  const reports = [await onSqlite(cases, overdue), await onPostgres(cases, overdue)].flatMap((one) => one ?? []);
  const leftOut = reports.length < 2 ? ['postgres'] : [];
  const machine = { cores: availableParallelism(), model: cpus()[0]?.model, node: process.version };
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ machine, goals: GOALS, reports, leftOut }, null, 2)}\n`);
    return;
  }
  for (const report of reports) print(report);
  if (leftOut.length > 0) process.stdout.write('PostgreSQL was left out: no server answered (TEST_DATABASE_URL).\n');
}

async function onSqlite(cases: number, overdue: number): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'kaunter-bench-'));
  const database = await openSqlite(join(folder, 'bench.db'));
  try {
    return await measure(database, cases, overdue);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(cases: number, overdue: number): Promise<Report | undefined> {
  const created = await createPostgresDatabase();
  if (created === undefined) return undefined;
  const database = await openPostgres(created.url);
  try {
    return await measure(database, cases, overdue);
  } finally {
    await database.close();
    await created.drop();
  }
}

async function measure(database: Database, cases: number, overdue: number): Promise<Report> {
  const say = (line: string) => process.stderr.write(`${database.kind}: ${line}\n`);
  const store = sqlDisputeStore(database);
  await fill(database, cases, (done) => {
    if (done % 20_000 === 0) say(`${done} cases`);
  });
  const rows: Measured[] = [];

  for (const atOnce of [1, AT_ONCE]) {
    say(`opening and ruling, ${atOnce} at once`);
    const openings = Array.from({ length: STEPS }, (_, index) => openingOf(cases + atOnce * STEPS + index, START));
    rows.push(await timed(`open, ${atOnce} at once`, openings, atOnce, (one) => store.open(one, one.case.id)));
    const courses = openings.map((one) => along(one, TO_REVIEW, START));
    for (let step = 0; step < TO_REVIEW.length; step += 1)
      await Promise.all(courses.flatMap((course) => course[step] ?? []).map((one) => store.record(one)));
    const rulings = courses
      .flatMap((course) => course.at(-1) ?? [])
      .map((one) => decided(one.case, RULE, MEDIATOR, START));
    rows.push(await timed(`rule, ${atOnce} at once`, rulings, atOnce, (one) => store.record(one)));
  }

  for (const [name, query] of LISTS) {
    say(`list: ${name}`);
    let after: string | undefined;
    const walk = Array.from({ length: PAGES }, () => PAGE);
    rows.push(
      await timed(`list: ${name}`, walk, 1, async (limit) => {
        const page = await store.list({ ...query, limit, ...(after === undefined ? {} : { after }) });
        after = page.next;
      }),
    );
  }

  say(`${overdue} overdue clocks`);
  const due = Array.from({ length: overdue }, (_, index) => openingOf(cases + 1_000_000 + index, START));
  // A queue that is too long is refused.
  await timed('', due, AT_ONCE, (one) => store.open(one, one.case.id));
  const clocks = sqlClocks(database);
  // Whatever the filled cases have due goes first; then those of the new ones at which the way to the platform opens.
  const before = await fireClocks({ store, clocks, profiles: BOOK }, START);
  if (before.failed.length > 0) throw before.failed[0]?.cause;
  const begin = performance.now();
  const { fired } = await fireClocks({ store, clocks, profiles: BOOK }, START + 2 * DAY);
  return {
    engine: database.kind,
    cases,
    rows,
    overdue: { clocks: fired, seconds: (performance.now() - begin) / 1000 },
  };
}

function print({ engine, cases, rows, overdue }: Report): void {
  const cells = rows.map(({ name, perSecond, p50, p95 }) => [
    name,
    perSecond.toFixed(0),
    p50.toFixed(1),
    p95.toFixed(1),
  ]);
  const { clocks, seconds } = overdue;
  cells.push([`${clocks} overdue clocks at the start: ${seconds.toFixed(1)} s`, (clocks / seconds).toFixed(0), '', '']);
  printTable([`${engine}, ${cases} cases`, 'per second', 'p50 ms', 'p95 ms'], cells);
  process.stdout.write('\n');
}
