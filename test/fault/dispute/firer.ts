import type { DisputeStore } from '../../../disputes/cases/ports.ts';
import { startScheduler } from '../../../disputes/cases/scheduler.ts';
import type { Database } from '../../../store/sql/database.ts';
import { sqlClocks } from '../../../store/sql/disputes/dispute-clocks.ts';
import { sqlDisputeStore } from '../../../store/sql/disputes/dispute-store.ts';
import { sqlHeartbeats } from '../../../store/sql/disputes/heartbeats.ts';
import { sqlLedgerBook } from '../../../store/sql/disputes/ledger-book.ts';
import { sqlMoneyOutbox } from '../../../store/sql/disputes/money-outbox.ts';
import { BOOK } from '../../unit/disputes/fakes/cases.ts';
import { openPlace } from './places.ts';

/**
 * A scheduler in a process of its own, at a fixed time of day: says `ready`, begins when its parent says `go`, and says
 * how many steps it has stored once nothing is due any more; in between, that it is `at work`. Somebody may kill it then.
 * `broken` is one of the deliberately broken variants: `torn` commits each statement by itself, `unguarded` stores a step
 * whatever has become of the case meanwhile, `forgetful` does not know which down-time was counted.
 */
const [where = '', time = '0', broken = ''] = process.argv.slice(2);
const at = Number(time);
const opened = await openPlace(where);
const database = broken === 'torn' ? torn(opened) : opened;
const stored = sqlDisputeStore(database);
let steps = 0;
const store: DisputeStore = {
  ...stored,
  ...(broken === 'forgetful' ? forgetful(stored) : {}),
  async record(decided) {
    const result = await (broken === 'unguarded' ? unguarded(decided) : stored.record(decided));
    if (result === 'recorded') steps += 1;
    if (steps % 50 === 1) process.stdout.write('at work\n');
    return result;
  },
};

process.stdin.once('data', begin);
process.stdout.write('ready\n');

function begin(): void {
  const clocks = sqlClocks(database);
  const scheduler = startScheduler({
    store,
    profiles: BOOK,
    clocks,
    waiting: { hopeful: async () => [] },
    money: sqlMoneyOutbox(database),
    ledger: sqlLedgerBook(database, () => at),
    heartbeats: sqlHeartbeats(database),
    sendLetters: async () => undefined,
    handInClean: async () => undefined,
    findAddresses: async () => undefined,
    now: () => at,
    tickMs: 20,
    onFault: (error, where) => process.stderr.write(`${where}: ${String(error)}\n`),
  });
  const timer = setInterval(async () => {
    const next = await clocks.nextDue();
    if (next !== undefined && next <= at) return;
    clearInterval(timer);
    await scheduler.close();
    process.stdout.write(`${steps}\n`, () => process.exit(0));
  }, 50);
}

function torn(whole: Database): Database {
  // A moment between two statements, as a busy machine has it: the kill shall fall into one.
  const executeQuery = async (query: Parameters<typeof whole.db.executeQuery>[0]) => {
    const result = await whole.db.executeQuery(query);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return result;
  };
  const transaction = () => ({ execute: (work: (db: unknown) => Promise<unknown>) => work({ executeQuery }) });
  const db = new Proxy(whole.db, {
    get(target, name) {
      if (name === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...whole, db };
}

async function unguarded(decided: Parameters<DisputeStore['record']>[0]) {
  const now = (await stored.find(decided.case.id))?.revision ?? 0;
  const effects = decided.effects.map((effect) =>
    effect.kind === 'notice' ? { ...effect, key: `${effect.key}/${now}` } : effect,
  );
  return stored.record({
    ...decided,
    effects,
    case: { ...decided.case, revision: now + 1 },
    entry: { ...decided.entry, seq: now + 1 },
  });
}

function forgetful(remembering: DisputeStore): Pick<DisputeStore, 'find' | 'findAll'> {
  const forget = <T extends object>(row: T) => ({ ...row, downtimeCountedUntil: null });
  return {
    async find(id) {
      const row = await remembering.find(id);
      return row && forget(row);
    },
    findAll: async (ids) => new Map([...(await remembering.findAll(ids))].map(([id, row]) => [id, forget(row)])),
  };
}
