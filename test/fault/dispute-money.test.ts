import { expect } from 'chai';
import { actOnDispute } from '../../disputes/cases/act-on-dispute.ts';
import { moveMoney } from '../../disputes/cases/move-money.ts';
import type { Ledger } from '../../disputes/cases/ports.ts';
import type { DisputeCase } from '../../disputes/domain/case.ts';
import type { DisputeEvent } from '../../disputes/domain/events.ts';
import type { MoneyIntent } from '../../disputes/domain/funds.ts';
import { DisputeRefusal } from '../../disputes/domain/refusal.ts';
import type { Actor } from '../../disputes/domain/roles.ts';
import { httpLedger } from '../../disputes/marketplace/http-ledger.ts';
import { marketplaceClient } from '../../disputes/marketplace/marketplace-client.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlLedgerBook } from '../../store/sql/disputes/ledger-book.ts';
import { sqlMoneyOutbox } from '../../store/sql/disputes/money-outbox.ts';
import { ACTORS, BOOK, START, terms } from '../unit/disputes/fakes/cases.ts';
import { badProvider } from './dispute/bad-provider.ts';
import { actorIn, COURSE, next, opening } from './dispute/cases.ts';
import { openPlace, PLACES, type Place } from './dispute/places.ts';

/** Cases one after the other, each under so many acts at the same moment. */
const ROUNDS = 4;
const AT_ONCE = 500;
/** Cases that are ruled on and paid over a bad provider. */
const CASES = 20;

for (const { engine, make } of PLACES)
  describe(`P12: money once (${engine})`, function () {
    this.timeout(240_000);
    let place: Place;
    let database: Database;
    beforeEach(async function () {
      const made = await make();
      if (made === undefined) return this.skip();
      place = made;
      database = await openPlace(place.where);
    });
    afterEach(async () => {
      if (place === undefined) return;
      await database.close();
      await place.drop();
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

    async function bookedFor(caseId: string): Promise<number> {
      const booked = await database.db
        .selectFrom('ledgerEntry')
        .select((eb) => [eb.fn.sum<number>('minor').as('sum')])
        .where('caseId', '=', caseId)
        .where('toWhom', '<>', 'escrow')
        .executeTakeFirst();
      return Number(booked?.sum ?? 0);
    }

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
        const moved = await bookedFor(row.id);
        if (moved !== refunded + released) faults.push(`${row.id}: booked ${moved}, decided ${refunded + released}`);
        if (refunded + released + chargedBack > paid) faults.push(`${row.id}: more than was paid`);
        const state = (await store.find(row.id))?.state;
        if (state === 'closed' && refunded + released + chargedBack !== paid)
          faults.push(`${row.id}: less than was paid`);
      }
      return faults;
    }

    it(`sums to what was paid, after ${ROUNDS} times ${AT_ONCE} concurrent and repeated acts on one case`, async () => {
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

    /**
     * Rules on cases and moves their money by two processes over a ledger that is late, fails, and drops its answer after
     * having booked; what it booked for each case short of, or beyond, what was decided.
     */
    async function overBadLines(keepsKeys: boolean): Promise<{ faults: string[]; fates: Record<string, number> }> {
      const provider = await badProvider(keepsKeys);
      const store = sqlDisputeStore(database);
      const settings = { url: provider.url, secret: 'x'.repeat(32), now: () => START, timeoutMs: 40, pauseMs: 1 };
      const deps = {
        store,
        profiles: BOOK,
        money: sqlMoneyOutbox(database),
        // A client that rests after five failed calls would make this a test of its patience.
        ledger: {
          submit: (caseId: string, intent: MoneyIntent) =>
            httpLedger(marketplaceClient(settings)).submit(caseId, intent),
        },
      };
      const rows: DisputeCase[] = [];
      for (let index = 0; index < CASES; index += 1) {
        const opened = opening(index);
        await store.open(opened, `form-${index}`);
        let row = opened.case;
        for (const { event, actor } of COURSE) {
          const decided = next(row, event, actorIn(row, actor));
          await store.record(decided);
          row = decided.case;
        }
        rows.push(row);
      }
      for (let minute = 0; minute < 60; minute += 1) {
        const at = START + minute * 61_000;
        await Promise.all([moveMoney(deps, at, 1000), moveMoney(deps, at, 1000)]);
        if ((await deps.money.pending(at + 61_000, 1)).length === 0) break;
      }
      await provider.close();
      const faults: string[] = [];
      for (const { id } of rows) {
        const row = await store.find(id);
        const booked = provider.booked(id);
        if (row?.state !== 'closed') faults.push(`${id}: ${row?.state}`);
        if (booked !== row?.order.paid) faults.push(`${id}: booked ${booked} of ${row?.order.paid}`);
      }
      return { faults, fates: provider.fates };
    }

    it(`pays ${CASES} rulings once over a provider that is late, fails, and drops its answers`, async () => {
      const { faults, fates } = await overBadLines(true);
      expect(faults).to.deep.equal([]);
      for (const fate of ['late', 'failed', 'dropped']) expect(fates[fate], fate).to.be.greaterThan(CASES / 4);
    });

    it('and the proof notices a provider that does not know a repeated key', async () => {
      expect((await overBadLines(false)).faults).not.to.deep.equal([]);
    });
  });

function refused(error: unknown): void {
  if (!(error instanceof DisputeRefusal)) throw error;
}
