import { expect } from 'chai';
import { postageOf } from '../../../disputes/domain/freight.ts';
import { DAY, evidence, profileNamed, terms } from './fakes/cases.ts';
import { freights, labelled, receipt, ruledReturn, sends, WAIT } from './fakes/returned.ts';
import { refusalOf, Story } from './fakes/story.ts';

describe('the bound of return postage', () => {
  it('is a fifth of the sum of what comes back, named with the refusal', async () => {
    const story = await labelled();
    const over = await sends(story, 2_001).catch((error) => error);
    expect(over).deep.include({ code: 'postage_too_high', data: { most: 2_000, currency: 'MYR' } });
    expect((await sends(story, 2_000)).returnParcel?.postage).deep.include({ minor: 2_000, receipt: 'receipt' });
  });

  it('is of the units, or the items, that come back alone, and rounded down', async () => {
    const units = await labelled(new Story('auracart', { quantity: 4, paid: 99_999 }), { quantity: 1 });
    expect((await sends(units, 5_001).catch((error) => error)).data).deep.equal({ most: 5_000, currency: 'MYR' });
    const items = new Story('auracart', {}, { title: 'Cup', paid: 33_333 });
    const wanted = { ...terms('return-refund'), items: ['2'] };
    await labelled(items, { items: [{ lineId: '1' }, { lineId: '2' }], wanted });
    expect((await sends(items, 6_667).catch((error) => error)).data).deep.equal({ most: 6_666, currency: 'MYR' });
    expect((await sends(items, 6_666)).state).equal('return-shipped');
  });

  it('is never less than what a parcel costs, nor more than what came of the sale', async () => {
    const cases = [
      ['MYR', 4_999, 1_000],
      ['MYR', 5_001, 1_000],
      ['MYR', 5_005, 1_001],
      ['MYR', 600, 600],
      ['VND', 90_000, 30_000],
      ['IDR', 4_000_000, 2_000_000],
      ['TWD', 30_000, 8_000],
    ] as const;
    for (const [currency, paid, most] of cases) {
      const story = await labelled(new Story('auracart', { currency, paid }));
      expect((await sends(story, most + 1).catch((error) => error)).data).deep.equal({ most, currency });
      expect((await sends(story, most)).returnParcel?.postage?.minor).equal(most);
    }
  });

  it('has no least under the rules of before, nor in a currency without one', () => {
    const { postage } = profileNamed('auracart').returns;
    const before = new Story('auracart').deps.profiles.find('auracart', 2)?.returns.postage;
    expect(before).deep.equal({ upToPercent: 20, contestWithin: postage.contestWithin });
    const cheap = (currency: string) => ({ minor: 600, currency });
    expect(postageOf(cheap('MYR'), before ?? postage)).equal(120);
    expect(postageOf(cheap('JPY'), postage)).equal(120);
  });

  it('counts in the currency of the order, be it one without decimals', async () => {
    const story = await labelled(new Story('auracart', { currency: 'JPY', paid: 3_204 }));
    expect((await sends(story, 641).catch((error) => error)).data).deep.equal({ most: 640, currency: 'JPY' });
  });

  it('was the whole sum under the rules of before, which can be contested, too', () => {
    const { postage } = profileNamed('auracart').returns;
    expect(postage.upToPercent).equal(20);
    const older = new Story('auracart').deps.profiles.find('auracart', 1);
    expect(older?.returns.postage).deep.equal({ upToPercent: 100, contestWithin: postage.contestWithin });
  });
});

describe('a claim for return postage', () => {
  it('is of a side of the case, with a file of its own', async () => {
    const story = await labelled();
    const label = { label: 'L', postage: 500, evidence: receipt() };
    expect(await refusalOf(story.does('mediator', 'return-label', label))).equal('actor_not_permitted');
    expect(await refusalOf(sends(story, 500, []))).equal('receipt_missing');
    const foreign = story.submits('buyer', {
      type: 'return-shipped',
      data: { tracking: 'T', postage: 500, files: [{ fileId: 'missing-1', kind: 'document' }] },
    });
    expect(await refusalOf(foreign)).equal('evidence_not_ready');
    for (const wrong of [0, -1, 0.5]) expect(await refusalOf(sends(story, wrong))).equal('amount_invalid');
  });

  it('can be corrected, with a receipt where it asks for more, and gives the other side its whole time again', async () => {
    const story = await labelled();
    const first = await sends(story, 500);
    await story.passes(24);
    const again = await story.does('buyer', 'return-shipped', { tracking: 'T', postage: 500, evidence: [] });
    expect(again.clocks.postage, 'the same sum').deep.equal(first.clocks.postage);
    expect(await refusalOf(sends(story, 501, []))).equal('receipt_missing');
    const less = await sends(story, 400, []);
    expect(less.clocks.postage?.dueAt).equal((first.clocks.postage?.dueAt ?? 0) + DAY);
    expect(less.returnParcel?.postage).deep.equal({ by: 'buyer', minor: 400, receipt: 'receipt' });
  });

  it('keeps the receipt on which the other side let it pass', async () => {
    const story = await labelled();
    await sends(story, 500);
    await story.passes(WAIT);
    const again = await sends(story, 500, [{ ...evidence('document'), fileId: 'another' }]);
    expect(again.returnParcel?.postage).deep.include({ minor: 500, receipt: 'receipt' }).and.have.property('passed');
  });

  it('is one in a case: the other side’s stands, unless that side bears the postage itself', async () => {
    const own = new Story('auracart');
    await own.open('buyer', { wanted: terms('return-refund') });
    await own.does('seller', 'approve', { version: 1 });
    const label = { label: 'L', postage: 300, evidence: receipt() };
    const nothing = await own.does('seller', 'return-label', label);
    expect(nothing.clocks.postage, 'who bears it is asked nothing').equal(undefined);
    const proof = [{ ...evidence('document'), fileId: 'own' }];
    expect((await sends(own, 500, proof)).returnParcel?.postage).deep.include({ by: 'buyer', minor: 500 });

    const other = await ruledReturn('buyer');
    await other.does('seller', 'return-label', label);
    expect(await refusalOf(sends(other, 500, proof))).equal('postage_claimed');
  });

  it('comes too late once the item has arrived, and in a case that was withdrawn', async () => {
    const story = await labelled();
    await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] });
    await story.does('seller', 'return-received', {});
    expect(await refusalOf(sends(story, 500))).equal('action_not_in_state');
    await story.does('seller', 'return-inspected', {});
    expect(await refusalOf(sends(story, 500))).equal('dispute_closed');
    const withdrawn = new Story('auracart');
    await withdrawn.open('buyer');
    await withdrawn.does('buyer', 'cancel', { confirmed: true });
    expect(await refusalOf(sends(withdrawn, 500))).equal('dispute_closed');
    expect(freights(withdrawn)).deep.equal([]);
  });
});
