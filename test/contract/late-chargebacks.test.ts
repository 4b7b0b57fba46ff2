import { expect } from 'chai';
import { actOnDispute } from '../../disputes/cases/act-on-dispute.ts';
import { openDispute } from '../../disputes/cases/open-dispute.ts';
import { reportChargeback } from '../../disputes/cases/report-chargeback.ts';
import { decide } from '../../disputes/domain/state-machine.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { ENGINES } from '../support/databases.ts';
import { ACTORS, BOOK, claimFor, orderLine, profileNamed, START } from '../unit/disputes/fakes/cases.ts';

for (const engine of ENGINES) {
  describe(`chargebacks after the end of a case on ${engine.name}`, function () {
    this.timeout(60_000);
    let opened: Awaited<ReturnType<typeof engine.open>>;
    before(async function () {
      opened = await engine.open();
      if (opened === undefined) this.skip();
    });
    after(() => opened?.discard());

    it('are stored on a closed case only while no newer one has the line, which then gets them', async () => {
      if (opened === undefined) return;
      const store = sqlDisputeStore(opened.database);
      const order = orderLine('auracart', {});
      const evidence = {
        ready: async (ids: readonly string[]) =>
          ids.map((fileId) => ({ fileId, contentType: 'image/jpeg', bytes: 100, sha256: 'c'.repeat(64) })),
      };
      const deps = { store, profiles: BOOK, evidence, orders: { linesOf: async () => [order] } };
      const { evidence: files, ...claim } = claimFor('auracart', 'buyer');
      const opens = async (caseId: string, digit: number) => {
        const made = await openDispute(deps, {
          ...claim,
          declared: [],
          formal: false,
          files: files.map(({ fileId, kind }) => ({ fileId, kind })),
          submissionKey: `form-of-${caseId}`,
          profileId: 'auracart',
          orderId: order.orderId,
          lines: [{ lineId: order.lineId }],
          actor: ACTORS.buyer,
          at: START,
          caseId,
          random: new Uint8Array(16).fill(digit),
        });
        return made.case;
      };
      const first = await opens('first', 1);
      const cancel = { type: 'cancel', data: { confirmed: true } } as const;
      const { case: closed } = await actOnDispute(deps, {
        caseId: 'first',
        event: cancel,
        actor: ACTORS.buyer,
        at: START,
      });
      const event = { type: 'chargeback-open', data: { reference: 'bank-1' } } as const;
      const late = decide(closed, event, ACTORS.payments, profileNamed('auracart'), START);
      if (!late.ok) throw new Error(late.code);

      await opens('second', 2);
      expect(await store.record(late), 'decided before the second opened').to.equal('stale');
      const account = async () => store.accountOf(order.orderId, order.lineId);
      expect(await account()).to.include({ ended: null, held: order.paid });
      const report = { caseId: first.id, event, actor: ACTORS.payments, at: START };
      expect((await reportChargeback(deps, report)).case.id).to.equal('second');

      const ends = { type: 'chargeback-closed', data: { reference: 'bank-1', toBuyer: 0 } } as const;
      await reportChargeback(deps, { ...report, event: ends });
      await actOnDispute(deps, { caseId: 'second', event: cancel, actor: ACTORS.buyer, at: START });
      const again = { ...event, data: { reference: 'bank-2' } };
      expect((await reportChargeback(deps, { ...report, event: again })).case.id).to.equal('second');
      expect(await account()).to.include({ ended: 'chargeback', chargedBack: 0 });
      const third = await opens('third', 3).then(
        () => 'opened',
        (error: { code: string }) => error.code,
      );
      expect(third).to.equal('chargeback_open');
      const over = { type: 'chargeback-closed', data: { reference: 'bank-2', toBuyer: 700 } } as const;
      await reportChargeback(deps, { ...report, event: over });
      expect(await account()).to.include({ ended: 'cancelled', chargedBack: 700 });
    });
  });
}
