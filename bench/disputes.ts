import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { type DisputeCase, draftCase } from '../disputes/case.ts';
import { CASE_NUMBER_BYTES, caseNumber } from '../disputes/case-number.ts';
import type { DisputeEvent } from '../disputes/events.ts';
import { fireClocks } from '../disputes/fire-clocks.ts';
import type { CaseQuery } from '../disputes/ports.ts';
import { profileBook } from '../disputes/profile.ts';
import type { Actor } from '../disputes/roles.ts';
import { type Decided, decide } from '../disputes/state-machine.ts';
import { type Database, openPostgres, openSqlite } from '../store/sql/database.ts';
import { sqlClocks } from '../store/sql/dispute-clocks.ts';
import { sqlDisputeStore } from '../store/sql/dispute-store.ts';
import { printTable } from './search/table.ts';

const FOLDER = new URL('../disputes/profiles/', import.meta.url);
const PROFILES = profileBook(
  readdirSync(FOLDER).map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') })),
);
const DAY = 86_400_000;
const START = Date.parse('2026-03-04T02:00:00Z');
const MEDIATOR: Actor = { role: 'mediator', id: 'mediator' };
const STEPS: readonly { readonly event: DisputeEvent; readonly actor: Actor }[] = [
  { event: { type: 'reject', data: { version: 1, why: 'It was whole.' } }, actor: { role: 'seller', id: '' } },
  { event: { type: 'escalate', data: { why: 'No way.' } }, actor: { role: 'buyer', id: '' } },
  { event: { type: 'claim', data: {} }, actor: MEDIATOR },
  {
    event: {
      type: 'rule',
      data: { terms: { kind: 'partial-refund', amount: 4000 }, reasons: 'One of three.', fault: 'seller' },
    },
    actor: MEDIATOR,
  },
];

/**
 * How quick disputes are on a database that already holds many: opening and ruling (each a synced transaction), pages of
 * lists, and clocks that became due while nothing ran.
 * Arguments: `--cases 100000`, `--overdue 10000`, `--postgres postgres://…` (an empty database) instead of SQLite.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '100000' },
      overdue: { type: 'string', default: '10000' },
      postgres: { type: 'string' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'kaunter-bench-'));
  const database =
    values.postgres === undefined ? await openSqlite(join(folder, 'bench.db')) : await openPostgres(values.postgres);
  try {
    await measure(database, Number(values.cases), Number(values.overdue));
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(database: Database, cases: number, overdue: number): Promise<void> {
  const store = sqlDisputeStore(database);
  process.stderr.write(`filling in ${cases} cases\n`);
  await fill(database, cases);
  const rows: string[][] = [];

  const fresh = Array.from({ length: 1_000 }, (_, index) => opening(cases + index, START));
  rows.push(await timed('open', fresh, (one) => store.open(one, one.case.id)));
  let current = fresh.map((one) => one.case);
  for (const { event, actor } of STEPS) {
    const decided = current.map((row) => next(row, event, actor));
    const name = event.type === 'rule' ? 'rule' : undefined;
    if (name === undefined) for (const one of decided) await store.record(one);
    else rows.push(await timed(name, decided, (one) => store.record(one)));
    current = decided.map((one) => one.case);
  }

  const pages: readonly (readonly [string, Omit<CaseQuery, 'limit'>])[] = [
    ['queue by deadline', { states: ['platform-queue', 'platform-review'], order: 'deadline' }],
    ['all, newest', { order: 'newest' }],
    ['one shop’s, newest', { party: { role: 'seller', id: 'shop-3' }, order: 'newest' }],
    ['closed, newest', { states: ['closed'], order: 'newest' }],
  ];
  for (const [name, query] of pages) {
    let after: string | undefined;
    const walk = Array.from({ length: 200 }, () => undefined);
    rows.push(
      await timed(`page of 20: ${name}`, walk, async () => {
        const page = await store.list({ ...query, limit: 20, ...(after === undefined ? {} : { after }) });
        after = page.next;
      }),
    );
  }

  const due = Array.from({ length: overdue }, (_, index) => opening(2_000_000 + index, START));
  await Promise.all(due.map((one) => store.open(one, one.case.id)));
  const clocks = sqlClocks(database);
  const begin = performance.now();
  let fired = 0;
  for (;;) {
    // Late enough for the escalation to unlock, too early for the first answer to be overdue.
    const round = await fireClocks({ store, clocks, profiles: PROFILES }, START + 2 * DAY);
    fired += round.fired;
    if (round.fired === 0) break;
  }
  const seconds = (performance.now() - begin) / 1000;
  rows.push([`${fired} overdue clocks`, (fired / seconds).toFixed(0), '', '', `${seconds.toFixed(1)} s in all`]);
  printTable([`${database.kind}, ${cases} cases`, 'per second', 'p50 ms', 'p95 ms', ''], rows);
}

async function timed<T>(name: string, work: readonly T[], one: (item: T) => Promise<unknown>) {
  const times: number[] = [];
  const begin = performance.now();
  for (const item of work) {
    const from = performance.now();
    await one(item);
    times.push(performance.now() - from);
  }
  const seconds = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
  return [name, (work.length / seconds).toFixed(0), at(0.5), at(0.95), ''];
}

/** Most cases of a marketplace are over; a twentieth wait, and few are with the platform. */
async function fill(database: Database, cases: number): Promise<void> {
  const BATCH = 500;
  for (let from = 0; from < cases; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, cases - from) }, (_, offset) => {
      const index = from + offset;
      const openedAt = START - DAY - index * 1000;
      const { case: row } = opening(index, openedAt);
      const state = index % 20 !== 0 ? 'closed' : index % 200 === 0 ? 'platform-queue' : 'respondent-review';
      const filled: DisputeCase = { ...row, state, ...(state === 'closed' ? { clocks: {} } : {}) };
      return {
        id: row.id,
        number: row.number,
        submissionKey: row.id,
        revision: 1,
        state,
        profileId: row.profile.id,
        buyerId: row.order.buyer.id,
        sellerId: row.order.seller.id,
        orderId: row.order.orderId,
        lineId: row.order.lineId,
        assignedTo: null,
        openedAt,
        deadline: state === 'closed' ? Number.MAX_SAFE_INTEGER : (row.clocks['first-answer']?.dueAt ?? 0),
        runsUntil: 0,
        content: JSON.stringify(filled),
      };
    });
    await database.db.insertInto('dispute').values(rows).execute();
  }
}

function opening(index: number, at: number): Decided {
  const profile = PROFILES.current.get('auracart');
  if (profile === undefined) throw new Error('no profile');
  const order = {
    orderId: `AC-${index}`,
    lineId: '1',
    title: 'Teapot',
    buyer: { id: `buyer-${index % 5_000}`, name: 'Aina' },
    seller: { id: `shop-${index % 200}`, name: 'Teh & Co' },
    currency: 'MYR',
    paid: 10_000,
    paidAt: at - 3 * DAY,
    promisedAt: at - DAY,
    deliveredAt: at - DAY,
    small: false,
    proofOfDelivery: true,
  };
  const draft = draftCase({
    id: randomBytes(16).toString('base64url'),
    number: caseNumber(randomBytes(CASE_NUMBER_BYTES)),
    profile: { id: profile.id, version: profile.version },
    order,
  });
  const data = {
    reason: 'missing',
    details: 'One lid of three is missing.',
    delivery: 'signed',
    wanted: { kind: 'full-refund', amount: null },
    evidence: [],
  } as const;
  return decided(draft, { type: 'open', data }, { role: 'buyer', id: order.buyer.id }, at);
}

function next(row: DisputeCase, event: DisputeEvent, actor: Actor): Decided {
  const party = actor.role === 'buyer' || actor.role === 'seller' ? { ...actor, id: row.order[actor.role].id } : actor;
  return decided(row, event, party, START);
}

function decided(row: DisputeCase, event: DisputeEvent, actor: Actor, at: number): Decided {
  const profile = PROFILES.find(row.profile.id, row.profile.version);
  if (profile === undefined) throw new Error('no profile');
  const answer = decide(row, event, actor, profile, at);
  if (!answer.ok) throw new Error(answer.code);
  return answer;
}
