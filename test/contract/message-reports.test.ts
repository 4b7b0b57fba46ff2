import { expect } from 'chai';
import type { MessageReports } from '../../disputes/reports/message-reports.ts';
import { sqlMessageReports } from '../../store/sql/disputes/message-reports.ts';
import { ENGINES } from '../support/databases.ts';

for (const engine of ENGINES) {
  describe(`reports of messages on ${engine.name}`, () => {
    let reports: MessageReports;
    let discard: () => Promise<void> = async () => undefined;
    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      reports = sqlMessageReports(opened.database);
    });
    after(() => discard());
    const audit = { actor: 'm', action: 'dispute-message-hidden', subject: 'KD-1' } as const;

    it('count once, and wait for the platform in the order given', async () => {
      const given = (at: number) => ({ by: 'buyer', reason: 'abusive', at }) as const;
      expect(await reports.give('late', 'a', given(20))).to.equal(true);
      expect(await reports.give('early', 'b', given(10))).to.equal(true);
      expect(await reports.give('early', 'c', given(30))).to.equal(true);
      expect(await reports.give('late', 'a', given(1)), 'reported before').to.equal(false);
      expect(await reports.open(10)).to.deep.equal(['early', 'late']);
      expect(await reports.open(1)).to.deep.equal(['early']);
    });

    it('are looked at once, be it hidden or let stand; what was hidden unasked can still be reported', async () => {
      await reports.decide('early', 'b', { hidden: true, at: 40 }, audit);
      expect(await reports.open(10), 'another one is left').to.have.members(['early', 'late']);
      await reports.decide('early', 'c', { hidden: false, at: 41 }, audit);
      expect(await reports.open(10)).to.deep.equal(['late']);
      await reports.decide('other', 'd', { hidden: true, at: 42 }, audit);
      expect(await Promise.all(['b', 'c', 'd', 'none'].map(reports.isHidden))).to.deep.equal([
        true,
        false,
        true,
        false,
      ]);
      expect(await reports.give('other', 'd', { by: 'seller', reason: 'spam', at: 43 })).to.equal(true);
      expect(await reports.open(10), 'it is decided').to.deep.equal(['late']);
      await reports.decide('shown', 'e', { hidden: false, at: 44 }, audit);
      expect(await reports.give('shown', 'e', { by: 'seller', reason: 'spam', at: 45 })).to.equal(true);
      expect(await reports.open(10), 'nobody had asked then').to.deep.equal(['late', 'shown']);
    });
  });
}
