import { expect } from 'chai';
import type { DisputeCase } from '../../disputes/domain/case.ts';
import { completed } from '../../disputes/domain/older-rows.ts';
import { decide } from '../../disputes/domain/state-machine.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { convert } from '../../store/sql/migrations/0008-line-accounts.ts';
import { opening } from '../fault/dispute/cases.ts';
import { ENGINES } from '../support/databases.ts';
import { ACTORS, profileNamed, START } from '../unit/disputes/fakes/cases.ts';

interface Sums {
  readonly refunded?: number;
  readonly released?: number;
  readonly chargedBack?: number;
}

for (const engine of ENGINES)
  describe(`taking over the cases of an older build on ${engine.name}`, () => {
    let database: Database;
    let discard: () => Promise<void> = async () => undefined;
    let count = 0;
    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      ({ database, discard } = opened);
    });
    after(() => discard());

    /** A row and a log as builds before the accounts stored them: no account, no `gone`, no place of the item. */
    async function old(
      orderId: string,
      moved: Sums,
      ended: 'ruling' | 'agreement' | 'cancelled' | null,
    ): Promise<DisputeCase> {
      count += 1;
      const { case: row, entry } = opening(count);
      const { earlier: _, item: __, escalatedBy: ___, crossAppeal: ____, ...rest } = row;
      const { gone: _____, unheld: ______, ...sums } = row.funds;
      const funds = { ...sums, refunded: 0, released: 0, chargedBack: 0, ...moved };
      const closure = ended === null ? null : { outcome: 'full-refund', basis: ended, at: START };
      const state = ended === null ? row.state : 'closed';
      const content = { ...rest, state, closure, funds, order: { ...row.order, orderId } };
      await database.db
        .insertInto('dispute')
        .values({
          id: row.id,
          number: row.number,
          submissionKey: `old-${count}`,
          revision: 1,
          state,
          profileId: 'auracart',
          buyerId: row.order.buyer.id,
          sellerId: row.order.seller.id,
          orderId,
          lineId: '1',
          assignedTo: null,
          secondPerson: 0,
          postageAtPlatform: 0,
          openedAt: START + count,
          deadline: START,
          runsUntil: 0,
          content: JSON.stringify(content),
        })
        .execute();
      const { earlier: _e, item: _i, ...patch } = entry.patch;
      await database.db
        .insertInto('disputeEntry')
        .values({ caseId: row.id, seq: 1, at: START, entry: JSON.stringify({ ...entry, patch: { ...patch, funds } }) })
        .execute();
      return completed(content as unknown as DisputeCase);
    }
    const account = async (orderId: string) => {
      const { revision: _, ...found } = (await sqlDisputeStore(database).accountOf(orderId, '1')) ?? { revision: 0 };
      return found;
    };

    it('gives each line one account, within what was paid, whatever the older build moved', async () => {
      const sums = { paid: 10_000, held: 0, refunded: 0, released: 0, chargedBack: 0 };
      await old('once', { refunded: 6000, released: 4000 }, 'agreement');
      await old('thrice', { refunded: 10_000 }, 'agreement');
      await old('thrice', { refunded: 10_000 }, 'agreement');
      const third = await old('thrice', { refunded: 10_000 }, 'ruling');
      await old('withdrawn', { released: 10_000 }, 'cancelled');
      await old('live', {}, null);
      await old('promised', { refunded: 6000, released: 4000 }, 'agreement');
      const promised = await old('promised', {}, null);
      await old('paying', { refunded: 10_000 }, 'agreement');
      await old('paying', { refunded: 10_000 }, null);
      await convert(database.db);
      expect(await account('once')).to.deep.include({ ...sums, refunded: 6000, released: 4000, ended: 'agreement' });
      expect(await account('thrice')).to.deep.include({
        ...sums,
        refunded: 10_000,
        ended: 'ruling',
        lastCase: third.number,
      });
      expect(await account('withdrawn'), 'the older build did pay the seller').to.deep.include({
        ...sums,
        released: 10_000,
      });
      expect(await account('live')).to.deep.include({ ...sums, held: 10_000, ended: null });
      expect(await account('promised')).to.deep.include({ ...sums, refunded: 6000, released: 4000, ended: null });
      expect(await account('paying')).to.deep.include({ ...sums, refunded: 10_000, ended: null });

      const store = sqlDisputeStore(database);
      const cut = await store.find(promised.id);
      expect(cut?.funds, 'a live case that was promised moved money gets what is left').to.deep.include({
        gone: 10_000,
        held: 0,
      });
      expect((await store.history(promised.id))[0]?.patch.funds, 'its log says the same').to.deep.equal(cut?.funds);
    }).timeout(60_000);

    it('lets a case of an older build go on, and end, within its account', async () => {
      const store = sqlDisputeStore(database);
      const row = [...(await store.list({ order: 'newest', limit: 100 })).cases].find(
        (one) => one.order.orderId === 'live',
      );
      if (row === undefined) throw new Error('no live case');
      const approve = { type: 'approve', data: { version: 1 } } as const;
      const seller = { ...ACTORS.seller, id: row.order.seller.id };
      const decided = decide(row, approve, seller, profileNamed('auracart'), START + 1);
      if (!decided.ok) throw new Error(decided.code);
      expect(await store.record(decided)).to.equal('recorded');
      expect(await account('live')).to.deep.include({ held: 0, refunded: 10_000 });
    });
  });
