import { expect } from 'chai';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import { DAY, HOUR, terms } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';

const DAYS = DAY / HOUR;
const PHOTO = [{ fileId: 'f', kind: 'photo', contentType: 'image/jpeg', bytes: 1, sha256: 'c'.repeat(64) }] as const;

/** The sentences that both sides read: `buyer | seller`. */
async function read(story: Story): Promise<string> {
  const row = await story.row();
  const says = (party: 'buyer' | 'seller') => standingOf({ row, party, profile: story.profile, at: story.at }).says;
  return `${says('buyer')} | ${says('seller')}`;
}

/** A claim for which the item goes back, agreed to, with a label. */
async function returning(profile: string, kind: 'exchange' | 'return-refund'): Promise<Story> {
  const story = new Story(profile);
  await story.open('buyer', { wanted: terms(kind) });
  await story.does('seller', 'approve', { version: 1 });
  await story.does('seller', 'return-label', { label: 'L', evidence: [] });
  return story;
}

describe('what goes wrong on the way, told to whoever let it happen as theirs', () => {
  it('nobody said how the item comes back', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    await story.passes(8 * DAYS);
    expect(await read(story)).to.equal('trouble-no-label | trouble-no-label-you');
  });

  it('the buyer did not send it back', async () => {
    const story = await returning('auracart', 'return-refund');
    await story.passes(8 * DAYS);
    expect(await read(story)).to.equal('trouble-not-sent-back-you | trouble-not-sent-back');
  });

  it('the return never arrived: nobody’s fault that is known', async () => {
    const story = await returning('tokopedia', 'exchange');
    await story.does('buyer', 'return-shipped', { tracking: 'JNE-1', evidence: [] });
    await story.passes(15 * DAYS);
    expect(await read(story)).to.equal('trouble-return-lost | trouble-return-lost');
  });

  it('the seller did not check it; where the warehouse checks, neither side is to blame', async () => {
    const story = await returning('tokopedia', 'exchange');
    await story.does('buyer', 'return-shipped', { tracking: 'JNE-1', evidence: [] });
    await story.does('seller', 'return-received', {});
    await story.passes(8 * DAYS);
    expect(await read(story)).to.equal('trouble-not-checked | trouble-not-checked-you');
    const elsewhere = await returning('taobao', 'return-refund');
    await elsewhere.does('buyer', 'return-shipped', { tracking: 'JNE-1', evidence: [] });
    await elsewhere.does('warehouse', 'return-received', {});
    await elsewhere.passes(8 * DAYS);
    expect(await read(elsewhere)).to.equal('trouble-not-checked | trouble-not-checked');
  });

  it('the seller did not send, and the buyer did not confirm what was sent', async () => {
    const story = new Story('tokopedia');
    await story.open('buyer', { reason: 'incomplete', wanted: terms('send-rest') });
    await story.does('seller', 'approve', { version: 1 });
    await story.passes(6 * DAYS);
    expect(await read(story)).to.equal('trouble-goods-not-sent | trouble-goods-not-sent-you');
    const sent = new Story('tokopedia');
    await sent.open('buyer', { reason: 'incomplete', wanted: terms('send-rest') });
    await sent.does('seller', 'approve', { version: 1 });
    await sent.does('seller', 'goods-sent', { tracking: 'JNE-2' });
    await sent.passes(15 * DAYS);
    expect(await read(sent)).to.equal('trouble-goods-lost-you | trouble-goods-lost');
  });

  it('an item that was found wrong goes back to the buyer by a decision', async () => {
    const story = await returning('auracart', 'return-refund');
    await story.does('buyer', 'return-shipped', { tracking: 'JX-1', evidence: [] });
    await story.does('seller', 'return-received', {});
    await story.does('seller', 'return-mismatch', { why: 'Another cup.', evidence: PHOTO });
    await story.does('mediator', 'claim', {});
    const decision = { terms: terms('reject'), reasons: 'Another cup.', fault: 'buyer', itemTo: 'buyer' } as const;
    await story.does('mediator', 'rule', decision);
    expect(await read(story)).to.equal('item-back-awaited | item-to-send-back');
  });

  it('who is paid once it is there says both sides where a part is refunded, and else the seller', async () => {
    for (const [kind, amount, expected] of [
      ['reject', undefined, 'seller-paid-after-receipt | paid-after-receipt'],
      ['partial-refund', 500, 'parts-after-receipt | parts-paid-after-receipt'],
    ] as const) {
      const story = await returning('auracart', 'return-refund');
      await story.does('buyer', 'return-shipped', { tracking: 'JX-1', evidence: [] });
      await story.does('seller', 'return-received', {});
      await story.does('seller', 'return-mismatch', { why: 'Another cup.', evidence: PHOTO });
      await story.does('mediator', 'claim', {});
      const decision = { terms: terms(kind, amount), reasons: 'Worn.', fault: 'buyer', itemTo: 'buyer' } as const;
      await story.does('mediator', 'rule', decision);
      const row = await story.row();
      const { profile, at } = story;
      const next = (['buyer', 'seller'] as const).map((party) => standingOf({ row, party, profile, at }).next);
      expect(next.join(' | ')).to.equal(expected);
    }
  });
});

describe('both sides do the same, one after the other', () => {
  it('accept what the platform proposes after the courier’s check', async () => {
    const story = new Story('taobao', { small: true });
    await story.open('buyer', { reason: 'parcel-damaged', wanted: terms('return-refund'), delivery: 'signed' });
    await story.does('courier', 'courier-result', { result: 'refuses', reasons: 'Signed for.' });
    expect(await read(story)).to.equal('proposal-open | proposal-open');
    await story.does('buyer', 'accept-offer', { version: 2 });
    expect(await read(story)).to.equal('proposal-accepted-by-you | proposal-accepted-by-other');
  });

  it('appeal against a decision that gave each a part', async () => {
    const story = new Story('alibaba');
    await story.open();
    await story.does('buyer', 'make-formal', { why: 'No answer.' });
    await story.does('mediator', 'claim', {});
    const part = { terms: terms('partial-refund', 4000), reasons: 'In part.', fault: 'seller' } as const;
    await story.does('mediator', 'rule', part);
    await story.does('seller', 'appeal', { explanation: 'No.', evidence: [] });
    expect(await read(story)).to.equal('appeal-join | appeal-yours');
    await story.does('buyer', 'appeal', { explanation: 'Too little.', evidence: [] });
    expect(await read(story)).to.equal('appeal-both | appeal-both');
  });
});

describe('who goes on talking without a limit is told the next date that matters', () => {
  it('the day on which the platform can be called, where only an agreement stops that clock', async () => {
    const story = new Story('taobao');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'offer', { terms: terms('discount', 1000) });
    await story.does('buyer', 'counter', { version: 2, terms: terms('discount', 2000) });
    const row = await story.row();
    const due = (party: 'buyer' | 'seller') =>
      standingOf({ row, party, profile: story.profile, at: story.at }).deadline;
    expect(due('buyer')).to.include({ label: 'agree-until', afterwards: 'unlocks-you-unagreed' });
    expect(due('seller')).to.include({ label: 'agree-until', afterwards: 'unlocks-other-unagreed' });
  });

  it('the reminder after which the case closes, where no clock runs at all', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('exchange') });
    await story.does('buyer', 'contest-offer', { version: 2, why: 'It breaks again.' });
    const row = await story.row();
    const { deadline } = standingOf({ row, party: 'seller', profile: story.profile, at: story.at });
    expect(deadline).to.include({ clock: 'idle-warning', label: 'reminder', afterwards: 'reminds-closes' });
  });
});
