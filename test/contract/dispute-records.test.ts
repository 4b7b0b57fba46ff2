import { expect } from 'chai';
import type { ProfilePrints } from '../../disputes/domain/profile/profile-fingerprints.ts';
import { type SqlDisputeStore, sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlProfilePrints } from '../../store/sql/disputes/profile-prints.ts';
import { sqlNotices } from '../../store/sql/notices/notices.ts';
import { ENGINES } from '../support/databases.ts';
import { HOUR, START } from '../unit/disputes/fakes/cases.ts';
import { approve, cancel, openings, reject } from './dispute-backends.ts';

for (const engine of ENGINES) {
  describe(`what is kept with and across cases on ${engine.name}`, () => {
    let store: SqlDisputeStore;
    let notices: ReturnType<typeof sqlNotices>;
    let prints: ProfilePrints;
    let discard: () => Promise<void> = async () => undefined;

    before(async function () {
      this.timeout(60_000);
      const engineOpen = await engine.open();
      if (engineOpen === undefined) return this.skip();
      discard = engineOpen.discard;
      store = sqlDisputeStore(engineOpen.database);
      notices = sqlNotices(engineOpen.database);
      prints = sqlProfilePrints(engineOpen.database);
    });
    after(() => discard());

    const { opening, opened } = openings(() => store);

    it('finds a case by the form that opened it', async () => {
      const { case: row } = opening();
      expect(await store.findBySubmission('same-form')).to.equal(undefined);
      await store.open(opening({ orderId: row.order.orderId }), 'same-form');
      expect((await store.findBySubmission('same-form'))?.order).to.deep.equal(row.order);
    });

    it('tells of orders which lines have a live case, and what accounts their lines have', async () => {
      const live = await opened({ orderId: 'AC-live' });
      const closed = await opened({ orderId: 'AC-closed' });
      await store.record(cancel(closed));
      const orders = ['AC-live', 'AC-closed', 'AC-none'];
      expect([...(await store.liveOn(orders))]).to.deep.equal([['AC-live/1', live.number]]);
      expect([...(await store.accountsOn(orders)).keys()]).to.have.members(['AC-live/1', 'AC-closed/1']);
    });

    it('refuses, as the last wall, to store more than was paid', async () => {
      const orderId = 'AC-wall';
      const first = await opened({ orderId });
      const honest = approve(first);
      const funds = { ...honest.case.funds, refunded: 10_001 };
      const forged = { ...honest, case: { ...honest.case, funds }, entry: { ...honest.entry, patch: { funds } } };
      await store.record(forged).then(
        () => expect.fail('stored'),
        // A mistake of ours, which no repetition mends: the database's own word for a broken check.
        (error: { code?: string }) => expect(error.code).to.match(/^(?:SQLITE_CONSTRAINT_CHECK|23514)$/),
      );
      expect(await store.find(first.id)).to.deep.equal(first);
    });

    it('stores nothing at all where what belongs to the decision cannot be stored', async () => {
      const row = await opened();
      const broken = store.with(async () => {
        throw new Error('no room');
      });
      await broken.record(reject(row)).then(
        () => expect.fail('recorded'),
        () => undefined,
      );
      expect(await store.find(row.id)).to.deep.equal(row);
      expect(await store.history(row.id)).to.have.length(1);
    });

    it('counts the live and the closed cases of a party, for who decides about another one', async () => {
      const buyer = 'buyer-with-a-past';
      await opened({ buyer });
      const second = await opened({ buyer });
      await store.record(cancel(second));
      expect(await store.countOf({ role: 'buyer', id: buyer })).to.deep.equal({ live: 1, closed: 1 });
      expect(await store.countOf({ role: 'seller', id: buyer })).to.deep.equal({ live: 0, closed: 0 });
    });

    it('counts the cases of each version of a profile, whatever is written in them', async () => {
      const counted = async () => (await prints.inUse()).find(({ id }) => id === 'taobao')?.cases ?? 0;
      const before = await counted();
      for (const details of ['half a \ud800 character', 'NUL \u0000', '"profile":{"id":"x","version":7}']) {
        const decision = opening({ profile: 'taobao' });
        const claim = decision.case.claim && { ...decision.case.claim, details };
        await store.open({ ...decision, case: { ...decision.case, claim } }, decision.case.id);
      }
      expect(await counted()).to.equal(before + 3);
      expect((await prints.inUse()).every(({ version }) => version >= 1 && version < 7)).to.equal(true);
    });

    it('puts a notice into each inbox once, and its letters beside it', async () => {
      const row = await opened({ buyer: 'buyer-inbox' });
      const page = await notices.inbox('buyer-inbox', { limit: 10 });
      expect(page.notices.map((one) => one.template)).to.deep.equal(['opened']);
      expect(page.unread).to.equal(1);
      await notices.read(
        'buyer-inbox',
        page.notices.map((one) => one.key),
        START + 1,
      );
      expect((await notices.inbox('buyer-inbox', { limit: 10 })).unread).to.equal(0);
      const due = (await notices.claim('email', START, START + HOUR, 1000)).filter((one) => one.caseId === row.id);
      expect(due.map((one) => one.channel)).to.deep.equal(['email', 'email']);
      expect(
        (await notices.claim('email', START, START + HOUR, 1000)).filter((one) => one.caseId === row.id),
      ).to.deep.equal([]);
    });
  });
}
