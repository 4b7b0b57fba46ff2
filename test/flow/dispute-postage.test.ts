import { expect } from 'chai';
import type { DisputeView } from '../../protocol/disputes.ts';
import { DAY, raiseStage, type Stage } from './dispute-stage.ts';

/** Of RM 64.90, a fifth. */
const MOST = 1_298;

describe('what sending an item back has cost', () => {
  let stage: Stage;
  let number: string;
  let receipt: string;
  before(async () => {
    stage = await raiseStage('auracart');
  });
  after(() => stage.close());

  const seller = () => stage.seller('Kedai Dapur Mei');
  const post = (person: Stage['buyer'], action: string, data: object) =>
    person.post<{ dispute: DisputeView }>(`/v1/disputes/${number}/actions`, { action, data });

  it('is asked for up to a bound that the case names, with a receipt of one’s own', async () => {
    number = await stage.buyer.opens({
      orderId: 'AC-1009',
      lineId: 'AC-1009-1',
      reason: 'damaged',
      wanted: { kind: 'return-refund' },
      files: [{ fileId: await stage.buyer.uploads(), kind: 'photo' }],
    });
    const view = await seller().sees(number);
    const { version } = view.offers[0] ?? { version: 0 };
    await seller().does(number, 'approve', { version });
    expect(await seller().does(number, 'return-label', { address: '12 Jalan Ampang' })).to.equal('return-label');
    const most = { currency: 'MYR', amount: MOST };
    expect((await stage.buyer.sees(number)).settlement?.postageUpTo).to.deep.equal(most);

    receipt = await stage.buyer.uploads();
    const files = [{ fileId: receipt, kind: 'document' }];
    const over = await post(stage.buyer, 'return-shipped', { tracking: 'MY-1', postage: MOST + 1, files });
    expect(over.status).to.equal(400);
    expect(over.body.error).to.deep.include({ code: 'postage_too_high', data: { most: MOST, currency: 'MYR' } });
    const foreign = [{ fileId: await stage.neighbour.uploads(), kind: 'document' }];
    const borrowed = { tracking: 'MY-1', postage: 850, files: foreign };
    expect(await stage.buyer.does(number, 'return-shipped', borrowed)).to.equal('evidence_not_ready');
    const sent = { tracking: 'MY-1', postage: 850, files };
    expect(await stage.buyer.does(number, 'return-shipped', sent)).to.equal('return-shipped');
  });

  it('is shown with its receipt to the side that bears it, which is told until when it can object', async () => {
    const { postage } = (await seller().sees(number)).returnParcel ?? {};
    expect(postage).to.deep.include({ by: 'buyer', amount: { currency: 'MYR', amount: 850 } });
    expect(postage?.receipt?.id).to.equal(receipt);
    const notices = await seller().notices();
    expect(notices.find(({ title }) => title === 'Postage is asked of you')?.text).to.match(/contest the sum until/);
    const can = await seller().can(number, 'contest-postage');
    expect(can).to.deep.include({ open: true }).and.to.have.property('closesAt');
    expect(await stage.buyer.can(number, 'contest-postage')).to.equal(undefined);
    expect(await stage.buyer.does(number, 'contest-postage', { why: 'w' })).to.equal('postage_not_open');
    expect(await stage.mediator.can(number, 'decide-postage')).to.equal(undefined);
    expect((await stage.mediator.lists('waits=postage')).disputes).to.deep.equal([]);
  });

  it('is contested, while the price goes back to the buyer', async () => {
    expect(await seller().does(number, 'contest-postage', { why: '' })).to.equal('text_missing');
    expect(await seller().does(number, 'contest-postage', { why: 'A taxi, not a parcel.' })).to.equal('return-shipped');
    expect(await stage.buyer.does(number, 'decide-postage', { postage: 850, why: 'w' })).to.equal(
      'actor_not_permitted',
    );
    await seller().does(number, 'return-received');
    await seller().does(number, 'return-inspected');
    await stage.becomes(number, 'remedy');
    const queue = await stage.mediator.lists('waits=postage');
    expect(queue.disputes.map((each) => [each.number, each.postageWaits])).to.deep.equal([[number, true]]);
    expect((await stage.mediator.lists('limit=1')).postageWaiting, 'whatever else is listed').to.equal(1);
    const own = await stage.buyer.lists('waits=postage');
    expect([own.postageWaiting, own.disputes[0]?.postageWaits], 'nothing for a party').to.deep.equal([
      undefined,
      undefined,
    ]);
    for (let tries = 0; tries < 100 && (await stage.booked()).buyer === undefined; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await stage.booked()).to.deep.equal({ escrow: 6_490, buyer: 6_490 });
    const { standing } = await stage.buyer.sees(number);
    expect(standing).to.deep.include({
      says: 'postage-contested',
      turn: 'platform',
      sum: { currency: 'MYR', amount: 850 },
    });
    expect((await stage.buyer.sees(number)).returnParcel?.postage?.contested).to.deep.include({
      by: 'seller',
      why: 'A taxi, not a parcel.',
    });
  });

  it('waits for the platform however long that takes, which then decides it once', async () => {
    stage.passes(30 * DAY);
    for (let tries = 0; tries < 100 && !(await stage.mediator.sees(number)).flags.reviewOverdue; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await stage.mediator.sees(number)).flags.reviewOverdue).to.equal(true);
    expect((await stage.booked()).buyer).to.equal(6_490);
    expect(await stage.mediator.does(number, 'decide-postage', { postage: 851, why: 'w' })).to.equal(
      'postage_too_high',
    );
    const decision = { postage: 400, why: 'What Pos Laju asks for such a parcel.' };
    await stage.mediator.does(number, 'decide-postage', decision);
    const closed = await stage.becomes(number, 'closed');
    expect(await stage.booked()).to.deep.equal({ escrow: 6_490, buyer: 6_890 });
    expect(closed.returnParcel?.postage?.decided).to.deep.include({
      amount: { currency: 'MYR', amount: 400 },
      why: decision.why,
    });
    expect(JSON.stringify((await stage.buyer.sees(number)).returnParcel)).not.to.include('mediator');
    const after = await stage.mediator.lists('waits=postage');
    expect([after.disputes, after.postageWaiting]).to.deep.equal([[], 0]);
    const events = (await stage.buyer.sees(number)).timeline.map(({ event }) => event);
    expect(events).to.include.members(['contest-postage', 'decide-postage', 'platform-due']);
    for (const person of [stage.buyer, seller()])
      expect((await person.notices()).map(({ title }) => title)).to.include('The postage is decided');
    expect(await stage.mediator.does(number, 'decide-postage', decision)).to.equal('dispute_closed');
  });
}).timeout(60_000);
