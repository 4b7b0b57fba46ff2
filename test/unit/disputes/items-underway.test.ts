import { expect } from 'chai';
import { DAY, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

describe('goods that are sent', () => {
  async function resent(arrived: boolean) {
    const story = new Story('taobao');
    await story.open('buyer', { reason: 'wrong-or-missing', wanted: terms('resend') });
    await story.does('seller', 'approve', { version: 1 });
    expect(await story.can('buyer', 'goods-received'), 'before they were sent').equal(undefined);
    expect(await refusalOf(story.does('buyer', 'goods-received', {}))).equal('goods_not_due');
    await story.does('seller', 'goods-sent', { tracking: 'SF-1' });
    const row = await story.submits('buyer', {
      type: 'goods-mismatch',
      data: { why: 'Broken again.', arrived, files: arrived ? [{ fileId: 'again', kind: 'photo' }] : [] },
    });
    expect(row).include({ state: 'platform-queue', item: arrived ? 'buyer' : 'to-buyer' });
    expect(story.told('seller')).include('remedy-trouble');
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
    await story.does('mediator', 'claim', {});
    return story;
  }
  const refund = { terms: terms('return-refund'), reasons: 'Twice wrong.', fault: 'seller' } as const;

  it('come back to the platform where they are not right, and go back before the money', async () => {
    const story = await resent(true);
    expect((await story.does('mediator', 'rule', refund)).state).equal('return-label');
  });

  it('come back to the platform where they did not arrive, and nobody has to send back what never came', async () => {
    const story = await resent(false);
    expect((await story.does('mediator', 'rule', refund)).state).equal('closed');
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });
});

describe('an item that has come back', () => {
  async function mismatched(profile: string) {
    const story = new Story(profile);
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    expect((await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] })).item).equal('to-seller');
    const inspector = profile === 'taobao' ? 'warehouse' : 'seller';
    expect((await story.does(inspector, 'return-received', {})).item).equal(inspector);
    await story.submits(inspector, {
      type: 'return-mismatch',
      data: { why: 'Worn.', files: [{ fileId: 'f', kind: 'photo' }] },
    });
    await story.does('mediator', 'claim', {});
    return story;
  }

  it('is not asked for again: Taobao’s full refund follows at once, with the parcel on record', async () => {
    const story = await mismatched('taobao');
    const ruling = { terms: terms('return-refund'), reasons: 'It is right.', fault: 'seller' } as const;
    const closed = await story.does('mediator', 'rule', ruling);
    expect(closed).deep.include({ state: 'closed', item: 'warehouse' });
    expect(closed.returnParcel).include({ tracking: 'T' });
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });

  it('is sent to the buyer before a seller is paid who would have both', async () => {
    const story = await mismatched('taobao');
    const ruling = { terms: terms('reject'), reasons: 'No fault.', fault: 'buyer' } as const;
    expect(await refusalOf(story.does('mediator', 'rule', ruling))).equal('item_destination_invalid');
    await story.does('mediator', 'rule', { ...ruling, itemTo: 'buyer' });
    expect(story.told('seller')).include('item-back-wanted');
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
    await story.does('seller', 'goods-sent', { tracking: 'SF-2' });
    expect((await story.does('buyer', 'goods-received', {})).closure?.outcome).equal('reject');
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 10_000 });
  });

  it('has no destination to name while the buyer has it', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.passes(6 * 24);
    await story.does('mediator', 'claim', {});
    const ruling = { terms: terms('reject'), reasons: 'r', fault: 'buyer', itemTo: 'buyer' } as const;
    expect(await refusalOf(story.does('mediator', 'rule', ruling))).equal('item_destination_invalid');
  });
});

describe('a parcel whose receipt nobody knows of', () => {
  it('can be complained about from the promised day on: refused at the door, or never reported', async () => {
    for (const [profile, reason, delivery, kind] of [
      ['taobao', 'parcel-damaged', 'refused', 'return-refund'],
      ['taobao', 'quality', 'signed', 'return-refund'],
      ['auracart', 'damaged', 'signed', 'full-refund'],
      ['tokopedia', 'damaged', 'signed', 'full-refund'],
      ['alibaba', 'quality', 'signed', 'full-refund'],
    ] as const) {
      const claim = { reason, delivery, wanted: terms(kind) };
      const early = new Story(profile, { deliveredAt: null, promisedAt: new Story(profile).at + 1 });
      expect(await refusalOf(early.open('buyer', claim)), profile).equal('opening_not_yet');
      const story = new Story(profile, { deliveredAt: null, promisedAt: early.at });
      await story.open('buyer', claim);
      expect((await story.row()).item).equal(delivery === 'refused' ? 'to-seller' : 'buyer');
    }
  });

  it('shuts nobody out where the order names no day: what is wrong at once, what is late when the time has passed', async () => {
    for (const [profile, reason, delivery, kind] of [
      ['taobao', 'parcel-damaged', 'refused', 'return-refund'],
      ['auracart', 'damaged', 'signed', 'full-refund'],
      ['tokopedia', 'damaged', 'signed', 'full-refund'],
      ['alibaba', 'quality', 'signed', 'full-refund'],
    ] as const) {
      const paidAt = new Story(profile).at - 90 * DAY;
      const story = new Story(profile, { deliveredAt: null, promisedAt: null, paidAt });
      await story.open('buyer', { reason, delivery, wanted: terms(kind) });
    }
    const claim = { reason: 'not-received', delivery: 'not-received', wanted: terms('full-refund') } as const;
    const undated = { deliveredAt: null, promisedAt: null };
    expect(await refusalOf(new Story('auracart', undated).open('buyer', claim))).equal('opening_not_yet');
    const paidAt = new Story('auracart').at - 31 * DAY;
    await new Story('auracart', { ...undated, paidAt }).open('buyer', claim);
  });

  it('can be said not to have come though the courier says so, where no day was promised', async () => {
    const claim = { reason: 'not-received', delivery: 'not-received', wanted: terms('full-refund') } as const;
    await new Story('auracart', { promisedAt: null }).open('buyer', claim);
  });

  it('is awaited at the seller’s, not asked of the buyer, where it was refused', async () => {
    const story = new Story('taobao', { deliveredAt: null });
    await story.open('buyer', { reason: 'parcel-damaged', delivery: 'refused', wanted: terms('return-refund') });
    expect((await story.does('seller', 'approve', { version: 1 })).state).equal('return-shipped');
    await story.does('warehouse', 'return-received', {});
    expect((await story.does('warehouse', 'return-inspected', {})).state).equal('closed');
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });
});
