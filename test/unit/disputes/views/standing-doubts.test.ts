import { expect } from 'chai';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import { terms } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';
import { told } from '../fakes/told.ts';

describe('where a newcomer would wonder, a case', () => {
  it('asks nobody who waits for a confirmation to call the platform', async () => {
    const story = new Story('p2p');
    await story.open('buyer');
    const confirm = { solution: 'unlock-order', minor: 10_000, currency: 'VND' } as const;
    await story.does('seller', 'agreed', { confirm });
    for (const party of ['buyer', 'seller'] as const) expect(await told(story, party)).not.to.include('+');
  });

  it('says whose word it was that there is no agreement, until somebody looks into it', async () => {
    const story = new Story('p2p');
    await story.open('buyer');
    await story.does('seller', 'failed', { why: 'No money came.' });
    expect(await told(story, 'buyer')).to.equal('failed platform target-only');
    expect(await told(story, 'seller')).to.equal('failed-by-you platform target-only');
    await story.does('mediator', 'claim', {});
    expect(await told(story, 'buyer')).to.equal('platform-reviewing platform target-only');
  });

  it('tells whom the platform has not heard yet that they still can be, not that nothing is to be done', async () => {
    const story = new Story('p2p');
    await story.open('buyer');
    await story.passes(25);
    expect(await told(story, 'seller')).to.equal('platform-unheard platform target-only');
    expect(await told(story, 'buyer')).to.equal('platform-waiting platform target-only');
    await story.does('mediator', 'claim', {});
    expect(await told(story, 'seller')).to.match(/^platform-unheard/);
    await story.does('seller', 'message', { messageId: 'm' });
    expect(await told(story, 'seller')).to.match(/^platform-reviewing/);
  });

  it('says of a clock that opens nothing new to the other side that it need not wait for it', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'contest-offer', { version: 1, why: 'It was right.' });
    expect(await told(story, 'buyer')).to.equal(
      'request-contested buyer-silence other-unlocked-already +call-platform',
    );
    const friends = new Story('alibaba');
    await friends.open();
    expect(await told(friends, 'seller')).to.equal('answer-friendly first-answer other-unlocked-already');
  });

  it('says after an appeal until when the other side may join it, as the review begins after that', async () => {
    const story = new Story('alibaba');
    await story.open();
    await story.does('buyer', 'make-formal', { why: 'No answer.' });
    await story.does('mediator', 'claim', {});
    const ruling = { terms: terms('partial-refund', 3_000), reasons: 'Wear.', fault: 'seller' } as const;
    await story.does('mediator', 'rule', ruling);
    await story.does('buyer', 'appeal', { explanation: 'It is all broken.', evidence: [] });
    expect(await told(story, 'buyer')).to.equal('appeal-yours platform target-only +other-may-join');
    const { nextUntil } = standingOf({ row: await story.row(), party: 'buyer', profile: story.profile, at: story.at });
    expect(Date.parse(nextUntil?.at ?? '')).to.equal((await story.row()).appeal?.closesAt);
    await story.passes(14 * 24 + 1);
    expect(await told(story, 'buyer')).to.equal('appeal-yours platform target-only');
  });

  it('says after an exchange that it arrived and who was paid', async () => {
    const story = new Story('tokopedia');
    await story.open('buyer', { wanted: terms('exchange') });
    await story.does('seller', 'approve', { version: 1 });
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'JX-1', evidence: [] });
    await story.does('seller', 'return-received', {});
    await story.does('seller', 'return-inspected', {});
    await story.does('seller', 'goods-sent', { tracking: 'JX-2' });
    await story.does('buyer', 'goods-received', {});
    expect((await story.row()).state).to.equal('closed');
    expect(await told(story, 'buyer')).to.equal('closed-goods-to-you');
    expect(await told(story, 'seller')).to.equal('closed-goods-from-you');
  });
});
