import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { KyselyPlugin } from 'kysely';
import { type Database, openSqlite } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { actorIn, COURSE, next, opening } from './dispute/cases.ts';
import { faultsIn } from './dispute/whole.ts';

const KILLS = Number(process.env.KILLS ?? 15);

describe('P6: an accepted dispute survives, whole', function () {
  this.timeout(240_000);
  let folder: string;
  let database: Database;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-whole-'));
    database = await openSqlite(join(folder, 'kaunter.db'));
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Fails after the given statement has run, once. */
  const failingAt = (statement: number): Database => {
    let count = 0;
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        count += 1;
        if (count === statement) throw new Error('the disk is gone');
        return result;
      },
    };
    return { ...database, db: database.db.withPlugin(plugin) };
  };
  /** The deliberately broken variant: every statement commits by itself. */
  const withoutTransactions = (whole: Database): Database => ({
    ...whole,
    db: new Proxy(whole.db, {
      get: (target, name) =>
        name === 'transaction'
          ? () => ({ execute: (work: (db: unknown) => Promise<unknown>) => work(target) })
          : (Reflect.get(target, name) as unknown),
    }),
  });

  /** Opens and rules one case; each step meets one failure at each of its statements before it succeeds. */
  async function throughAllFailures(index: number, around: (database: Database) => Database): Promise<number> {
    let failures = 0;
    const step = async (work: (database: Database) => Promise<unknown>) => {
      for (let statement = 1; ; statement += 1) {
        const outcome = await work(around(failingAt(statement))).then(
          () => 'stored',
          () => 'failed',
        );
        if (outcome === 'stored') return;
        failures += 1;
        if (statement > 20) throw new Error('never stored');
      }
    };
    const opened = opening(index);
    await step((db) => sqlDisputeStore(db).open(opened, `form-${index}`));
    let row = opened.case;
    for (const { event, actor } of COURSE) {
      const decided = next(row, event, actorIn(row, actor));
      await step((db) => sqlDisputeStore(db).record(decided));
      row = decided.case;
    }
    return failures;
  }

  it('whichever statement fails, opening and ruling leave all or nothing', async () => {
    expect(await throughAllFailures(1, (db) => db)).to.be.at.least(15);
    expect(await faultsIn(database)).to.deep.equal([]);
  });

  it('and the proof notices a store that writes in several transactions', async () => {
    await throughAllFailures(1, withoutTransactions).catch(() => undefined);
    expect(await faultsIn(database)).not.to.deep.equal([]);
  });

  it(`killed ${KILLS} times, nothing that was acknowledged is missing and everything is whole`, async () => {
    const acknowledged = new Map<string, number>();
    const script = fileURLToPath(new URL('dispute/opener.ts', import.meta.url));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = spawn(process.execPath, [script, join(folder, 'kaunter.db'), String((kill + 1) * 1000)]);
      let text = '';
      child.stdout.on('data', (part: Buffer) => {
        text += part.toString();
      });
      await once(child.stdout, 'data');
      // A different moment each time, spread over some steps.
      await new Promise((resolve) => setTimeout(resolve, 13 + ((kill * 37) % 90)));
      child.kill('SIGKILL');
      await once(child, 'close');
      for (const line of text.split('\n').slice(0, -1)) {
        const [id = '', revision] = line.split(' ');
        acknowledged.set(id, Number(revision));
      }
    }
    const store = sqlDisputeStore(database);
    for (const [id, revision] of acknowledged) {
      const row = await store.find(id);
      expect(row?.revision ?? 0, id).to.be.at.least(revision);
    }
    expect(acknowledged.size).to.be.at.least(KILLS);
    expect(await faultsIn(database)).to.deep.equal([]);
  });
});
