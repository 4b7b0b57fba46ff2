import { expect } from 'chai';
import type { Clocks, DisputeStore, MoneyOutbox } from '../../disputes/cases/ports.ts';
import { draftCase } from '../../disputes/domain/draft-case.ts';
import { replay } from '../../disputes/domain/replay.ts';
import { DAY, HOUR, START } from '../unit/disputes/fakes/cases.ts';
import { approve, cancel, DISPUTE_BACKENDS, openings, reject } from './dispute-backends.ts';

for (const backend of DISPUTE_BACKENDS) {
  describe(`dispute store on ${backend.name}`, () => {
    let store: DisputeStore;
    let clocks: Clocks;
    let money: MoneyOutbox;
    let discard: () => Promise<void> = async () => undefined;

    before(async function () {
      this.timeout(60_000);
      const backing = await backend.open();
      if (backing === undefined) return this.skip();
      ({ store, clocks, money, discard } = backing);
    });
    after(() => discard());

    const { opening, opened } = openings(() => store);

    it('finds an opened case by id and number exactly as it was decided', async () => {
      const row = await opened();
      expect(await store.find(row.id)).to.deep.equal(row);
      expect(await store.findByNumber(row.number)).to.deep.equal(row);
      expect(await store.find('nobody')).to.equal(undefined);
    });

    it('gives the same submission the case that it opened', async () => {
      const first = opening();
      const second = opening({ orderId: first.case.order.orderId });
      await store.open(first, 'same-form');
      expect(await store.open(second, 'same-form')).to.deep.equal({ result: 'repeated', case: first.case });
      expect(await store.find(second.case.id)).to.equal(undefined);
    });

    it('opens one case when the same form arrives many times at once', async () => {
      const many = Array.from({ length: 12 }, () => opening({ orderId: 'AC-race' }));
      const results = await Promise.all(many.map((one) => store.open(one, 'race-form')));
      expect(results.filter((one) => one.result === 'opened')).to.have.length(1);
      expect(results.filter((one) => one.result === 'repeated')).to.have.length(11);
    });

    it('refuses a second live case on a line, and takes one once the first has closed', async () => {
      const first = await opened({ orderId: 'AC-line' });
      expect(await store.open(opening({ orderId: 'AC-line' }), 'other-form')).to.deep.equal({
        result: 'line-taken',
        lineId: '1',
      });
      const cancelled = cancel(first, START + HOUR);
      expect(await store.record(cancelled)).to.equal('recorded');
      expect(await store.open(opening({ orderId: 'AC-line' }), 'blind'), 'decided on no account').to.deep.equal({
        result: 'account-moved',
      });
      await opened({ orderId: 'AC-line', account: await store.accountOf('AC-line', '1') });
    });

    describe('the account of a line', () => {
      const account = (orderId: string) => store.accountOf(orderId, '1');

      it('follows its cases: held, let go, held again, refunded', async () => {
        const orderId = 'AC-account';
        expect(await account(orderId)).to.equal(undefined);
        const first = await opened({ orderId });
        const sums = { paid: 10_000, held: 10_000, refunded: 0, released: 0, chargedBack: 0 };
        expect(await account(orderId)).to.deep.include({ ...sums, lastCase: first.number, ended: null });
        await store.record(cancel(first));
        expect(await account(orderId)).to.deep.include({ ...sums, held: 0, ended: 'cancelled' });
        const second = await opened({ orderId, account: await account(orderId) });
        await store.record(approve(second));
        expect(await account(orderId)).to.deep.include({ ...sums, held: 0, refunded: 10_000, lastCase: second.number });
      });

      it('is not touched by an opening that was decided on an older one', async () => {
        const orderId = 'AC-stale';
        const first = await opened({ orderId });
        const seen = await account(orderId);
        await store.record(approve(first));
        const ended = seen && { ...seen, held: 0, ended: 'cancelled' as const };
        const closed = (await store.find(first.id))?.state === 'closed';
        expect(await store.open(opening({ orderId, account: ended }), 'stale-form')).to.deep.equal(
          closed ? { result: 'account-moved' } : { result: 'line-taken', lineId: '1' },
        );
        expect(await account(orderId)).to.deep.include({ refunded: 10_000, held: 0 });
      });

      it('takes one of many cases that open while another closes on the line, and never holds more than is left', async () => {
        for (let round = 0; round < 6; round += 1) {
          const orderId = `AC-turn-${round}`;
          const first = await opened({ orderId });
          const seen = await account(orderId);
          const blind = Array.from({ length: 5 }, () => opening({ orderId, account: seen && { ...seen, held: 0 } }));
          const close = cancel(first);
          const results = await Promise.all([
            ...blind.slice(0, 3).map((one) => store.open(one, `turn-${one.case.id}`)),
            store.record(close),
            ...blind.slice(3).map((one) => store.open(one, `turn-${one.case.id}`)),
          ]);
          const openedNow = results.filter((one) => typeof one === 'object' && one.result === 'opened');
          expect(openedNow, 'all were decided before the first had ended').to.have.length(0);
          const fresh = await account(orderId);
          const again = Array.from({ length: 5 }, () => opening({ orderId, account: fresh }));
          const tried = await Promise.all(again.map((one) => store.open(one, `again-${one.case.id}`)));
          expect(tried.filter((one) => one.result === 'opened')).to.have.length(1);
          expect(await account(orderId)).to.deep.include({ held: 10_000, refunded: 0 });
        }
      });
    });

    it('records a decision on the revision that it was made on, and on no other', async () => {
      const row = await opened();
      const [one, two] = [reject(row), reject(row, START + 2 * HOUR)];
      const results = await Promise.all([store.record(one), store.record(two)]);
      expect(results.sort()).to.deep.equal(['recorded', 'stale']);
      expect(await store.history(row.id)).to.have.length(2);
    });

    it('gives a row equal to the replay of its log', async () => {
      const first = opening();
      await store.open(first, `key-${first.case.id}`);
      await store.record(reject(first.case));
      const draft = draftCase({
        id: first.case.id,
        number: first.case.number,
        profile: first.case.profile,
        order: first.case.order,
      });
      expect(replay(draft, await store.history(first.case.id))).to.deep.equal(await store.find(first.case.id));
    });

    it('lists due clocks earliest first, moves them with the row, and drops them at its end', async () => {
      const live = await opened();
      const mine = async (at: number) => (await clocks.due(at, 1000)).filter((clock) => clock.caseId === live.id);
      const expected = Object.entries(live.clocks)
        .map(([name, { dueAt }]) => ({ caseId: live.id, name, dueAt }))
        .sort((a, b) => a.dueAt - b.dueAt);
      expect(await mine(START + 400 * DAY)).to.deep.equal(expected);
      expect(await mine((expected[0]?.dueAt ?? 0) - 1)).to.deep.equal([]);
      expect(await clocks.nextDue()).to.be.at.most(expected[0]?.dueAt ?? 0);
      expect(await clocks.runningAfter(START, '', 500)).to.include(live.id);
      expect(await clocks.runningAfter(START, live.id, 500)).not.to.include(live.id);
      await store.record(cancel(live));
      expect(await mine(START + 400 * DAY)).to.deep.equal([]);
      expect(await clocks.runningAfter(START, '', 500)).not.to.include(live.id);
    });

    it('keeps each money intent until the ledger took it', async () => {
      const row = await opened();
      const mine = async (at: number) => (await money.pending(at, 1000)).filter((each) => each.caseId === row.id);
      const key = `${row.id}/hold`;
      expect((await mine(START)).map(({ intent }) => [intent.key, intent.minor])).to.deep.equal([[key, 10_000]]);
      await money.failed(key, START + HOUR);
      expect(await mine(START + HOUR - 1)).to.deep.equal([]);
      expect(await mine(START + HOUR)).to.have.length(1);
      await money.taken(key);
      expect(await mine(START + DAY)).to.deep.equal([]);
    });

    it('never holds after the case has let go, nor before an earlier case on the line has', async () => {
      const first = await opened({ orderId: 'order-of-holds' });
      const due = async (at: number) => {
        const all = await money.pending(at, 1000);
        return all.filter(({ intent }) => intent.key.startsWith(first.id) || intent.key.startsWith(second));
      };
      let second = 'none yet';
      await money.failed(`${first.id}/hold`, START + HOUR);
      await store.record(cancel(first));
      const keys = async (at: number) => (await due(at)).map(({ intent }) => intent.key);
      expect(await keys(START + DAY), 'the hold is overtaken').to.deep.equal([`${first.id}/unhold`]);
      await money.failed(`${first.id}/unhold`, START + HOUR);
      const account = await store.accountOf('order-of-holds', first.order.lineId);
      second = (await opened({ orderId: 'order-of-holds', account })).id;
      expect(await keys(START + 2), 'the line is still let go of').to.deep.equal([]);
      await money.taken(`${first.id}/unhold`);
      expect(await keys(START + 2)).to.deep.equal([`${second}/hold`]);
    });
  });
}
