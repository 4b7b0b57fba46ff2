import { expect } from 'chai';
import type { DisputeStore, MoneyOutbox } from '../../disputes/cases/ports.ts';
import { DAY, HOUR, START } from '../unit/disputes/fakes/cases.ts';
import { approve, cancel, DISPUTE_BACKENDS, openings } from './dispute-backends.ts';

for (const backend of DISPUTE_BACKENDS) {
  describe(`cases about several lines on ${backend.name}`, () => {
    let store: DisputeStore;
    let money: MoneyOutbox;
    let discard: () => Promise<void> = async () => undefined;

    before(async function () {
      this.timeout(60_000);
      const backing = await backend.open();
      if (backing === undefined) return this.skip();
      ({ store, money, discard } = backing);
    });
    after(() => discard());

    const { opening, opened } = openings(() => store);
    const line = async (orderId: string, lineId: string) => ({
      lineId,
      account: await store.accountOf(orderId, lineId),
    });

    it('have the account of each of them', async () => {
      const orderId = 'AC-two';
      const row = await opened({ orderId, lines: [{ lineId: '1' }, { lineId: '2' }] });
      for (const lineId of ['1', '2'])
        expect(await store.accountOf(orderId, lineId)).to.deep.include({
          held: 10_000,
          lastCase: row.number,
          ended: null,
        });
      await store.record(approve(row));
      for (const lineId of ['1', '2'])
        expect(await store.accountOf(orderId, lineId)).to.deep.include({
          held: 0,
          refunded: 10_000,
        });
    });

    it('take no line of a live case, be it their second one', async () => {
      const orderId = 'AC-taken';
      const first = await opened({ orderId, lines: [{ lineId: '2' }] });
      const both = opening({ orderId, lines: [{ lineId: '1' }, { lineId: '2' }] });
      expect(await store.open(both, 'both')).to.deep.equal({ result: 'line-taken', lineId: '2' });
      expect(await store.accountOf(orderId, '1'), 'nothing is left behind').to.equal(undefined);
      await store.record(cancel(first));
      const lines = [await line(orderId, '1'), await line(orderId, '2')];
      await opened({ orderId, lines });
      expect(await store.open(opening({ orderId, lines: [lines[1] ?? { lineId: '2' }] }), 'third')).to.deep.equal({
        result: 'line-taken',
        lineId: '2',
      });
    });

    it('open one at a time, whichever line they share and in whatever order', async () => {
      for (let round = 0; round < 6; round += 1) {
        const orderId = `AC-shared-${round}`;
        const pairs = [
          ['1', '2'],
          ['2', '3'],
          ['3', '1'],
          ['2', '1'],
        ].map((ids) => opening({ orderId, lines: ids.map((lineId) => ({ lineId })) }));
        const results = await Promise.all(pairs.map((one) => store.open(one, `shared-${one.case.id}`)));
        expect(results.filter(({ result }) => result === 'opened')).to.have.length(1);
        expect(results.filter(({ result }) => result === 'repeated')).to.have.length(0);
      }
    });

    it('are held line by line, each after an earlier case has let go of it', async () => {
      const orderId = 'AC-holds';
      const first = await opened({ orderId, lines: [{ lineId: '2' }] });
      const due = async (at: number) =>
        (await money.pending(at, 1000))
          .filter(({ intent }) => intent.orderId === orderId)
          .map(({ intent }) => intent.key);
      await money.taken(`${first.id}/hold`);
      await store.record(cancel(first));
      await money.failed(`${first.id}/unhold`, START + HOUR);
      const second = await opened({ orderId, lines: [await line(orderId, '1'), await line(orderId, '2')] });
      expect(await due(START + 2), 'line 2 is not let go of yet').to.deep.equal([`${second.id}/hold`]);
      await money.taken(`${first.id}/unhold`);
      expect(await due(START + 2)).to.deep.equal([`${second.id}/hold`, `${second.id}/hold/2`]);
      await money.taken(`${second.id}/hold`);
      await store.record(cancel(second, START + 2));
      expect(await due(START + DAY), 'a hold that comes too late').to.deep.equal([
        `${second.id}/unhold`,
        `${second.id}/unhold/2`,
      ]);
    });
  });
}
