import { expect } from 'chai';
import { DAY, HOUR, type Person, raiseStage, type Stage } from './dispute-stage.ts';

/** A claim about the glass jars, with a photograph. */
async function jars(buyer: Person, change: object = {}): Promise<string> {
  const files = [{ fileId: await buyer.uploads(), kind: 'photo' as const }];
  const line = { orderId: 'AC-1009', lineId: 'AC-1009-1', reason: 'damaged', wanted: { kind: 'full-refund' } };
  return buyer.opens({ ...line, files, ...change });
}

describe('disputes under other profiles, through the public doors', function () {
  this.timeout(60_000);
  let stage: Stage;
  const on = (profile: string) => {
    before(async () => {
      stage = await raiseStage(profile);
    });
    after(() => stage.close());
  };

  describe('P2P: the seller has not been paid, the buyer agrees', () => {
    on('p2p');

    it('warns of the loss first, and ends when the complainant confirms', async () => {
      const seller = stage.seller('Minh Tuấn');
      const number = await seller.opens({
        orderId: 'AC-1030',
        lineId: 'AC-1030-1',
        reason: 'payment-not-received',
        wanted: { kind: 'cancel-order' },
      });
      expect((await stage.buyer.lists()).disputes.map((each) => each.number)).to.deep.equal([number]);
      expect(await stage.buyer.does(number, 'agreed')).to.equal('confirmation_missing');
      const losses = (await stage.buyer.can(number, 'agreed')) as { losses?: readonly object[] } | undefined;
      const [confirm] = losses?.losses ?? [];
      expect(confirm).to.deep.equal({
        solution: 'cancel-order',
        minor: 5_000_000,
        currency: 'VND',
        warning: 'buyer-cancels',
      });
      expect(await stage.buyer.does(number, 'agreed', { confirm: { ...confirm, minor: 1 } })).to.equal(
        'confirmation_missing',
      );
      expect(await stage.buyer.does(number, 'agreed', { confirm })).to.equal('negotiation');
      await seller.does(number, 'confirm-agreed');
      expect((await stage.becomes(number, 'closed')).outcome).to.equal('cancel-order');
    });
  });

  describe('Taobao: signed for, the courier is asked and refuses', () => {
    on('taobao');

    it('proposes to send again, which both must accept, and pays when the buyer has it', async () => {
      const number = await jars(stage.buyer, { reason: 'parcel-damaged', wanted: { kind: 'return-refund' } });
      expect((await stage.supervisor.sees(number)).courier?.status).to.equal('pending');
      const found = { result: 'refuses', reasons: 'Signed for without a remark.', weight: { sent: 910, arrived: 905 } };
      expect(await stage.seller('Kedai Dapur Mei').does(number, 'courier-result', found)).to.equal(
        'actor_not_permitted',
      );
      expect(await stage.mediator.does(number, 'courier-result', { result: 'refuses' })).to.equal('request_malformed');
      await stage.mediator.does(number, 'courier-result', found);
      expect((await stage.buyer.sees(number)).courier).to.deep.equal({ status: 'done', ...found });
      const offer = (await stage.buyer.sees(number)).offers.at(-1);
      expect(offer?.reasons).to.equal(found.reasons);
      expect(offer).to.deep.include({ by: 'platform', terms: { kind: 'resend' } });
      const version = offer?.version ?? 0;
      await stage.buyer.does(number, 'accept-offer', { version });
      const seller = stage.seller('Kedai Dapur Mei');
      expect(await seller.does(number, 'accept-offer', { version })).to.equal('remedy');
      await seller.does(number, 'goods-sent', { tracking: 'SF-1' });
      expect((await stage.booked()).seller).to.equal(undefined);
      await stage.buyer.does(number, 'goods-received');
      expect((await stage.becomes(number, 'closed')).outcome).to.equal('resend');
      expect((await stage.booked()).seller).to.equal(6490);
    });
  });

  describe('Tokopedia: the buyer falls silent', () => {
    on('tokopedia');

    it('unlocks the seller’s help after more than 72 hours, and tells when', async () => {
      const number = await jars(stage.buyer);
      const seller = stage.seller('Kedai Dapur Mei');
      await seller.does(number, 'contest-offer', { version: 1, why: 'It was whole.' });
      await seller.does(number, 'offer', { terms: { kind: 'exchange' } });
      expect(await seller.can(number, 'escalate')).to.deep.include({ open: true });
      await stage.buyer.does(number, 'contest-offer', { version: 2, why: 'It will break again.' });
      expect(await stage.buyer.does(number, 'accept-offer', { version: 2 })).to.equal('offer_outdated');
      expect(await seller.does(number, 'escalate', { why: 'We find no way.' })).to.equal('platform-queue');
    });

    it('keeps the seller waiting until the very instant, shown beforehand', async () => {
      const number = await stage.buyer.opens({
        orderId: 'AC-1012',
        lineId: 'AC-1012-1',
        reason: 'not-received',
        delivery: 'not-received',
        wanted: { kind: 'full-refund' },
      });
      const seller = stage.seller('Saigon Sound');
      await seller.does(number, 'offer', { terms: { kind: 'send-rest' } });
      const locked = await seller.can(number, 'escalate');
      if (locked === undefined || locked.open) throw new Error('not locked');
      expect(locked.because).to.equal('buyer-silent');
      const opensIn = Date.parse(locked.opensAt ?? '') - stage.at();
      expect(opensIn).to.be.within(72 * HOUR - 60_000, 72 * HOUR + 1);
      expect(await seller.does(number, 'escalate', { why: 'Where is the buyer?' })).to.equal('action_locked');
      stage.passes(72 * HOUR + 1_000);
      expect(await seller.does(number, 'escalate', { why: 'Where is the buyer?' })).to.equal('platform-queue');
    });
  });

  describe('Alibaba: among friends, then formal, ruled, appealed, overturned by somebody else', () => {
    on('alibaba');

    it('moves no money before the last word', async () => {
      const number = await jars(stage.buyer, { orderId: 'AC-1018', lineId: 'AC-1018-1', reason: 'quality' });
      expect((await stage.buyer.sees(number)).state).to.equal('friendly');
      await stage.buyer.does(number, 'make-formal', { why: 'No answer among friends.' });
      await stage.mediator.does(number, 'claim');
      const reject = { terms: { kind: 'reject' }, reasons: 'The goods match the order.', fault: 'buyer' };
      expect(await stage.mediator.does(number, 'rule', reject)).to.equal('ruled');
      expect(await stage.booked()).to.deep.equal({ escrow: 7999 });
      stage.passes(13 * DAY);
      const files = [{ fileId: await stage.buyer.uploads(), kind: 'document' }];
      const appeal = { explanation: 'The laboratory says otherwise.', files };
      expect(await stage.buyer.does(number, 'appeal', appeal)).to.equal('appeal-review');
      expect(await stage.mediator.does(number, 'claim')).to.equal('second_person_needed');
      await stage.supervisor.does(number, 'claim');
      const overturned = { terms: { kind: 'full-refund' }, reasons: 'The report is sound.', fault: 'seller' };
      await stage.supervisor.does(number, 'overturn', overturned);
      expect((await stage.becomes(number, 'closed')).appeal?.result).to.equal('overturned');
      expect(await stage.booked()).to.deep.equal({ escrow: 7999, buyer: 7999 });
    });
  });
});
