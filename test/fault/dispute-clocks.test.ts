import { expect } from 'chai';
import type { Database } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlHeartbeats } from '../../store/sql/disputes/heartbeats.ts';
import { DAY, HOUR, START } from '../unit/disputes/fakes/cases.ts';
import { opening } from './dispute/cases.ts';
import { startFirer } from './dispute/firers.ts';
import { openPlace, PLACES, type Place } from './dispute/places.ts';
import { faultsIn } from './dispute/whole.ts';

/** Clocks that are overdue when the system starts; `OVERDUE=1000` for a short run. */
const OVERDUE = Number(process.env.OVERDUE ?? 10_000);
const KILLS = Number(process.env.KILLS ?? 6);
/** For what takes several processes one after the other: more than a quick machine works off before the last of them is killed. */
const FEW = Math.min(OVERDUE, 6_000);
const MOST_SECONDS = 30;
/** The way to the platform has opened for the buyer, the first answer is not overdue yet: one clock a case. */
const ONE_DUE = START + 2 * DAY;
/** Everything is over: two clocks a case, of which the second starts a third. */
const ALL_DUE = START + 8 * DAY;

for (const { engine, make } of PLACES)
  describe(`P7: clocks fire once, never early (${engine})`, function () {
    this.timeout(300_000);
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

    async function open(cases: number): Promise<void> {
      const store = sqlDisputeStore(database);
      for (let from = 0; from < cases; from += 500) {
        const some = Array.from({ length: Math.min(500, cases - from) }, (_, index) => opening(from + index));
        await Promise.all(some.map((one) => store.open(one, one.case.id)));
      }
    }

    /** How often each case's log holds this event: count → number of cases. */
    async function timesFired(event: string): Promise<Record<number, number>> {
      const entries = await database.db.selectFrom('disputeEntry').select(['caseId', 'entry']).execute();
      const counts = new Map<string, number>();
      for (const { caseId, entry } of entries) {
        const { type } = (JSON.parse(entry) as { event: { type: string } }).event;
        counts.set(caseId, (counts.get(caseId) ?? 0) + Number(type === event));
      }
      const times: Record<number, number> = {};
      for (const count of counts.values()) times[count] = (times[count] ?? 0) + 1;
      return times;
    }

    it(`${OVERDUE} overdue at the start are worked off within ${MOST_SECONDS} s, each once and whole`, async () => {
      await open(OVERDUE);
      const firer = await startFirer(place.where, ONE_DUE);
      const begin = performance.now();
      firer.go();
      expect(await firer.done()).to.equal(OVERDUE);
      const seconds = (performance.now() - begin) / 1000;
      console.log(`      ${OVERDUE} clocks in ${seconds.toFixed(1)} s`);
      expect(seconds).to.be.at.most(MOST_SECONDS);
      expect(await timesFired('escalation-open')).to.deep.equal({ 1: OVERDUE });
      expect(await timesFired('respondent-due')).to.deep.equal({ 0: OVERDUE });
      expect(await faultsIn(database)).to.deep.equal([]);
    });

    /** Kills one scheduler after the other in the middle of its work. */
    async function killInMidFire(broken: string): Promise<void> {
      await open(FEW);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const firer = await startFirer(place.where, ALL_DUE, broken);
        firer.go();
        // Somewhere in the next group: its rows are read and locked first, which takes longer on a server.
        await firer.killAtWork((kill * 37) % 190);
      }
    }

    it(`killed ${KILLS} times in mid-fire, every clock has fired once and every case is whole`, async () => {
      await killInMidFire('');
      const last = await startFirer(place.where, ALL_DUE);
      last.go();
      await last.done();
      expect(await timesFired('escalation-open')).to.deep.equal({ 1: FEW });
      expect(await timesFired('respondent-due')).to.deep.equal({ 1: FEW });
      expect(await faultsIn(database)).to.deep.equal([]);
    });

    it('and the proof notices a store that commits each statement by itself', async () => {
      await killInMidFire('torn');
      expect(await faultsIn(database)).not.to.deep.equal([]);
    });

    async function twoSchedulers(broken: string): Promise<number[]> {
      const firers = await Promise.all([
        startFirer(place.where, ONE_DUE, broken),
        startFirer(place.where, ONE_DUE, broken),
      ]);
      for (const firer of firers) firer.go();
      return Promise.all(firers.map((firer) => firer.done()));
    }

    it('two schedulers on one database fire each clock once', async () => {
      await open(FEW);
      const [one = 0, two = 0] = await twoSchedulers('');
      expect(one + two).to.equal(FEW);
      expect(await timesFired('escalation-open')).to.deep.equal({ 1: FEW });
      expect(await faultsIn(database)).to.deep.equal([]);
    });

    it('and the proof notices a store whose guard does not hold', async () => {
      await open(FEW);
      await twoSchedulers('unguarded').catch(() => undefined);
      expect(Object.keys(await timesFired('escalation-open'))).not.to.deep.equal(['1']);
    });

    /** The system is gone from an hour before the first clocks are due until two hours after; schedulers are killed. */
    async function comeBack(broken: string): Promise<{ due: number; moved: Set<number> }> {
      await open(FEW);
      const due = opening(0).case.clocks.escalation?.dueAt ?? 0;
      await sqlHeartbeats(database).beat('disputes', due - HOUR);
      for (let kill = 0; kill < 3; kill += 1) {
        const firer = await startFirer(place.where, due + 2 * HOUR, broken);
        firer.go();
        await firer.killAtWork(kill * 5);
      }
      const last = await startFirer(place.where, due + 2 * HOUR, broken);
      last.go();
      await last.done();
      const clocks = await database.db
        .selectFrom('disputeClock')
        .selectAll()
        .where('name', '=', 'escalation')
        .execute();
      return { due, moved: new Set(clocks.map((clock) => clock.dueAt)) };
    }

    it('time during which the system was down is given back, once, before any clock fires', async () => {
      const { due, moved } = await comeBack('');
      expect(await timesFired('escalation-open')).to.deep.equal({ 0: FEW });
      expect([...moved]).to.deep.equal([due + 3 * HOUR]);
      await sqlHeartbeats(database).beat('disputes', due + 3 * HOUR - 1);
      const early = await startFirer(place.where, due + 3 * HOUR - 1);
      early.go();
      expect(await early.done(), 'a millisecond early').to.equal(0);
      const onTime = await startFirer(place.where, due + 3 * HOUR);
      onTime.go();
      expect(await onTime.done()).to.equal(FEW);
      expect(await faultsIn(database)).to.deep.equal([]);
    });

    it('and the proof notices a system that forgets what it has given back', async () => {
      const { due, moved } = await comeBack('forgetful');
      expect([...moved]).not.to.deep.equal([due + 3 * HOUR]);
    });
  });
