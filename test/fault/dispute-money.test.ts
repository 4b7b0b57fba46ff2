import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { actOnDispute } from '../../disputes/act-on-dispute.ts';
import type { DisputeEvent } from '../../disputes/events.ts';
import { moveMoney } from '../../disputes/move-money.ts';
import type { Ledger } from '../../disputes/ports.ts';
import { DisputeRefusal } from '../../disputes/refusal.ts';
import type { Actor } from '../../disputes/roles.ts';
import { type Database, openSqlite } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/dispute-store.ts';
import { sqlLedgerBook } from '../../store/sql/ledger-book.ts';
import { sqlMoneyOutbox } from '../../store/sql/money-outbox.ts';
import { ACTORS, BOOK, START, terms } from '../unit/disputes/fakes/cases.ts';
import { actorIn, COURSE, next, opening } from './dispute/cases.ts';

const ROUNDS = 20;
const AT_ONCE = 25;

describe('P12: money once', function () {
  this.timeout(240_000);
  let folder: string;
  let database: Database;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-money-'));
    database = await openSqlite(join(folder, 'kaunter.db'));
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rule = { terms: terms('partial-refund'), reasons: 'One of three.', fault: 'seller' } as const;
  /** Everything that can move the money of a case under review, again and again. */
  const ACTS: readonly { readonly event: DisputeEvent; readonly actor: Actor }[] = [
    { event: { type: 'rule', data: rule }, actor: ACTORS.mediator },
    { event: { type: 'full-refund', data: {} }, actor: ACTORS.seller },
    { event: { type: 'cancel', data: { confirmed: true } }, actor: ACTORS.buyer },
    { event: { type: 'chargeback-open', data: { reference: 'cb-1' } }, actor: ACTORS.payments },
    { event: { type: 'chargeback-closed', data: { reference: 'cb-1', toBuyer: 2500 } }, actor: ACTORS.payments },
  ];

  /** What the ledger booked for each case beyond, or short of, what was paid, less what the card issuer took back. */
  async function faultsAfter(ledger: Ledger): Promise<string[]> {
    const store = sqlDisputeStore(database);
    const deps = { store, profiles: BOOK, money: sqlMoneyOutbox(database), ledger };
    const faults: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const opened = opening(round);
      await store.open(opened, `form-${round}`);
      let row = opened.case;
      for (const { event, actor } of COURSE.slice(0, 3)) {
        const decided = next(row, event, actorIn(row, actor));
        await store.record(decided);
        row = decided.case;
      }
      const acts = Array.from({ length: AT_ONCE }, (_, index) => ACTS[(index * 7 + round) % ACTS.length] ?? ACTS[0]);
      const tried = acts.map(async (act) => {
        if (act === undefined) return;
        const { event, actor } = act;
        await actOnDispute(deps, { caseId: row.id, event, actor: actorIn(row, actor), at: START }).catch(refused);
      });
      // Two processes look after the money meanwhile.
      await Promise.all([...tried, moveMoney(deps, START, 100), moveMoney(deps, START, 100)]);
      await actOnDispute(deps, {
        caseId: row.id,
        event: { type: 'chargeback-closed', data: { reference: 'cb-1', toBuyer: 2500 } },
        actor: ACTORS.payments,
        at: START,
      }).catch(refused);
      await Promise.all([moveMoney(deps, START + 1, 100), moveMoney(deps, START + 1, 100)]);
      const { paid, refunded, released, chargedBack } = (await store.find(row.id))?.funds ?? row.funds;
      const booked = await database.db
        .selectFrom('ledgerEntry')
        .select((eb) => [eb.fn.sum<number>('minor').as('sum')])
        .where('caseId', '=', row.id)
        .where('toWhom', '<>', 'escrow')
        .executeTakeFirst();
      const moved = Number(booked?.sum ?? 0);
      if (moved !== refunded + released) faults.push(`${row.id}: booked ${moved}, decided ${refunded + released}`);
      if (refunded + released + chargedBack > paid) faults.push(`${row.id}: more than was paid`);
      const state = (await store.find(row.id))?.state;
      if (state === 'closed' && refunded + released + chargedBack !== paid)
        faults.push(`${row.id}: less than was paid`);
    }
    return faults;
  }

  it(`sums to what was paid, after ${ROUNDS * AT_ONCE} concurrent and repeated acts`, async () => {
    expect(await faultsAfter(sqlLedgerBook(database, () => START))).to.deep.equal([]);
  });

  it('and the proof notices a ledger that does not know a repeated key', async () => {
    let entries = 0;
    const forgetful: Ledger = {
      async submit(caseId, intent) {
        entries += 1;
        return sqlLedgerBook(database, () => START).submit(caseId, { ...intent, key: `${intent.key}/${entries}` });
      },
    };
    expect(await faultsAfter(forgetful)).not.to.deep.equal([]);
  });
});

function refused(error: unknown): void {
  if (!(error instanceof DisputeRefusal)) throw error;
}
