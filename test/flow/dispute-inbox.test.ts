import { expect } from 'chai';
import { raiseStage, type Stage } from './dispute-stage.ts';

describe('the inbox of a party', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await raiseStage('p2p');
  });
  after(() => stage.close());

  it('shows with the newest notice of a case what is due there now, and nothing once the case has gone on', async () => {
    const seller = stage.seller('Minh Tuấn');
    const number = await stage.buyer.opens({
      orderId: 'AC-1030',
      lineId: 'AC-1030-1',
      reason: 'paid-by-mistake',
      delivery: 'not-received',
      wanted: { kind: 'cancel-order' },
    });
    const [wanted] = await seller.notices();
    const timeZone = 'Asia/Ho_Chi_Minh';
    expect(wanted).to.deep.include({ title: 'Your answer is wanted', asked: true, disputeNumber: number, timeZone });
    expect(wanted?.about).to.equal('200 credits, person to person');
    expect(wanted?.deadline).to.deep.include({ clock: 'first-answer', label: 'your-answer' });
    expect(wanted?.deadline?.dueAt).to.equal((await seller.sees(number)).standing?.deadline?.dueAt);

    const [listed] = (await seller.lists()).disputes;
    expect(listed?.deadline, 'a list says of it what the inbox and the page say').to.deep.equal(wanted?.deadline);

    await seller.does(number, 'failed', { why: 'No money came.' });
    const after = await seller.notices();
    expect(after.find(({ id }) => id === wanted?.id)?.asked, 'answered, so nothing is asked').to.not.equal(true);
    expect(after.find(({ deadline }) => deadline !== undefined)?.deadline?.clock).to.equal('platform');

    const confirm = { solution: 'cancel-order', minor: 5_000_000, currency: 'VND' };
    await seller.does(number, 'accept-offer', { version: 1, confirm });
    await stage.becomes(number, 'closed');
    expect((await seller.notices()).filter(({ deadline }) => deadline !== undefined)).to.deep.equal([]);
    expect((await stage.buyer.notices()).filter(({ deadline }) => deadline !== undefined)).to.deep.equal([]);
  });
});
