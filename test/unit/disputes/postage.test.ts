import { expect } from 'chai';
import { DAY, evidence, terms } from './fakes/cases.ts';
import { freights, inspected, labelled, receipt, ruledReturn, sends, WAIT } from './fakes/returned.ts';
import { refusalOf, type Story } from './fakes/story.ts';

/** A return whose postage the seller bears and has not contested. */
async function letPass(): Promise<Story> {
  const story = await labelled();
  await sends(story, 900);
  await story.passes(WAIT);
  return story;
}

/** The parcel is found wrong, and the platform decides once more by whose fault. */
async function goesOn(story: Story, fault: 'seller' | 'buyer') {
  await story.does('seller', 'return-received', {});
  await story.does('seller', 'return-mismatch', { why: 'w', evidence: [evidence()] });
  await story.does('mediator', 'claim', {});
  const ruling = { terms: terms('full-refund'), reasons: 'r' } as const;
  return story.does('mediator', 'rule', { ...ruling, fault, itemTo: 'seller' });
}

describe('postage that can be contested', () => {
  it('is paid when nobody has: the price before it, and the case ends then', async () => {
    const story = await labelled();
    await sends(story, 900);
    expect(story.told('seller')).include('postage-claimed');
    const row = await inspected(story);
    expect(row.state).equal('remedy');
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
    expect(freights(story)).deep.equal([]);
    const ended = await story.passes(WAIT);
    expect(ended.state).equal('closed');
    expect(freights(story)).deep.equal([900]);
  });

  it('is paid with the price where the time was over before', async () => {
    const story = await labelled();
    await sends(story, 900);
    await story.passes(WAIT);
    expect((await story.can('seller', 'contest-postage'))?.open).equal(undefined);
    expect((await inspected(story)).state).equal('closed');
    expect(freights(story)).deep.equal([900]);
  });

  it('is decided by the platform, from nothing to what was asked, and nothing else waits for that', async () => {
    for (const granted of [0, 350, 900]) {
      const story = await labelled();
      await sends(story, 900);
      expect(await refusalOf(story.does('buyer', 'contest-postage', { why: 'w' }))).equal('postage_not_open');
      expect(await refusalOf(story.does('mediator', 'decide-postage', { postage: 0, why: 'w' }))).equal(
        'postage_not_open',
      );
      const contested = await story.does('seller', 'contest-postage', { why: 'That is a taxi.' });
      expect(contested.returnParcel?.postage?.contested).deep.include({ by: 'seller', why: 'That is a taxi.' });
      expect(await refusalOf(story.does('seller', 'contest-postage', { why: 'w' }))).equal('postage_not_open');
      expect(await refusalOf(sends(story, 100, []))).equal('postage_claimed');
      for (const party of ['buyer', 'seller', 'mediators']) expect(story.told(party)).include('postage-contested');
      expect((await inspected(story)).funds.refunded).equal(10_000);
      await story.passes(24);
      const decide = (postage: number) => story.does('mediator', 'decide-postage', { postage, why: 'By the table.' });
      expect(await refusalOf(decide(901))).equal('postage_too_high');
      expect(await refusalOf(decide(-1))).equal('amount_invalid');
      const row = await decide(granted);
      expect(row.state).equal('closed');
      expect(freights(story)).deep.equal(granted === 0 ? [] : [granted]);
      for (const party of ['buyer', 'seller']) expect(story.told(party)).include('postage-decided');
    }
  });

  it('may be decided before the item is back, and is paid with the price then', async () => {
    const story = await labelled();
    await sends(story, 900);
    await story.does('seller', 'contest-postage', { why: 'w' });
    await story.does('mediator', 'decide-postage', { postage: 300, why: 'w' });
    expect(freights(story)).deep.equal([]);
    expect((await inspected(story)).state).equal('closed');
    expect(freights(story)).deep.equal([300]);
  });

  it('reminds the mediators again and again, and pays nobody by the clock', async () => {
    const story = await labelled();
    await sends(story, 900);
    await story.does('seller', 'contest-postage', { why: 'w' });
    await inspected(story);
    const row = await story.passes(24 * 30);
    expect(row.flags.reviewOverdue).equal(true);
    expect(story.told('mediators').filter((each) => each === 'review-overdue').length).greaterThan(1);
    expect(freights(story)).deep.equal([]);
    const done = await story.does('mediator', 'decide-postage', { postage: 900, why: 'w' });
    expect([done.state, done.flags.reviewOverdue]).deep.equal(['closed', false]);
  });

  it('is decided by the platform where who bears it was not told', async () => {
    const story = await labelled();
    story.lettersArrive = false;
    await story.passes(1);
    await sends(story, 900);
    const row = await story.passes(WAIT);
    expect(row.returnParcel?.postage?.contested).deep.include({ by: 'clock' });
    expect((await story.can('mediator', 'decide-postage'))?.open).equal(true);
  });

  it('has its whole time for who learns of it late', async () => {
    const story = await labelled();
    story.lettersArrive = false;
    await story.passes(1);
    await sends(story, 900);
    await story.passes(48);
    const { clocks } = await story.does('clock', 'told', { party: 'seller', by: 'page' });
    expect(clocks.postage?.dueAt).equal(story.at + 3 * DAY + 1);
  });

  it('is looked at by the platform unasked, where that bears it', async () => {
    const story = await ruledReturn('courier');
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await sends(story, 900);
    expect(story.told('mediators')).include('postage-at-platform');
    expect(await story.can('seller', 'contest-postage')).equal(undefined);
    await story.does('mediator', 'decide-postage', { postage: 800, why: 'w' });
    await inspected(story);
    expect(freights(story)).deep.equal([800]);
  });

  it('stays still while a bank or a court has frozen the money, and moves once after that', async () => {
    const story = await labelled();
    await sends(story, 900);
    await inspected(story);
    await story.does('mediator', 'legal-hold', { on: true, why: 'w' });
    await story.passes(WAIT);
    expect(freights(story)).deep.equal([]);
    const row = await story.does('mediator', 'legal-hold', { on: false, why: 'w' });
    expect(row.state).equal('closed');
    expect(freights(story)).deep.equal([900]);
    expect(story.ledger.sums()).deep.equal({ buyer: 10_900, seller: 0 });
  });

  it('is no part of what the line has left: what the ledger cannot take is trouble, not another’s money', async () => {
    const story = await labelled();
    await sends(story, 900);
    await story.does('payments', 'chargeback-open', { reference: 'cb' });
    await story.does('payments', 'chargeback-closed', { reference: 'cb', toBuyer: 10_000 });
    await inspected(story);
    story.ledger.refusing.add('case-form-1/freight');
    const row = await story.passes(WAIT);
    expect([row.state, row.flags.remedyTrouble]).deep.equal(['remedy', 'ledger-failed']);
    expect(row.funds).include({ refunded: 0, chargedBack: 10_000 });
  });

  it('that was let pass stays so, whatever is decided later, for whoever bears it still', async () => {
    const story = await letPass();
    expect(story.told('seller').filter((each) => each === 'postage-claimed')).length(1);
    expect(await refusalOf(sends(story, 950)), 'nor is it claimed anew').equal('postage_claimed');
    expect((await sends(story, 900, [])).returnParcel?.postage, 'a number put right').deep.include({ minor: 900 });
    const row = await goesOn(story, 'seller');
    expect([row.state, row.settlement?.freight]).deep.equal(['closed', 'seller']);
    expect(story.told('seller').filter((each) => each === 'postage-claimed')).length(1);
    expect(freights(story)).deep.equal([900]);
  });

  it('that was let pass is open again where a later decision has somebody else bear it', async () => {
    const story = await ruledReturn('courier');
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await sends(story, 900);
    await story.passes(WAIT);
    expect(await story.can('mediator', 'decide-postage'), 'the platform has let it pass').equal(undefined);
    const row = await goesOn(story, 'seller');
    expect([row.state, row.clocks.postage === undefined]).deep.equal(['remedy', false]);
    expect((await story.can('seller', 'contest-postage'))?.open).equal(true);
    await story.does('seller', 'contest-postage', { why: 'w' });
    await story.does('mediator', 'decide-postage', { postage: 400, why: 'w' });
    expect(freights(story)).deep.equal([400]);
  });

  it('is asked of whoever bears it after another decision, and of nobody where that is who asked', async () => {
    const story = await ruledReturn('buyer');
    await story.does('seller', 'return-label', { label: 'L', postage: 700, evidence: receipt() });
    expect(story.told('buyer')).include('postage-claimed');
    await story.does('buyer', 'contest-postage', { why: 'w' });
    await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] });
    await story.does('seller', 'return-received', {});
    await story.does('seller', 'return-mismatch', { why: 'w', evidence: [evidence()] });
    expect(await story.can('mediator', 'decide-postage'), 'the matter itself comes first').equal(undefined);
    await story.does('mediator', 'claim', {});
    const ruling = { terms: terms('full-refund'), reasons: 'r' } as const;
    const row = await story.does('mediator', 'rule', { ...ruling, fault: 'seller', itemTo: 'seller' });
    expect([row.state, row.settlement?.freight]).deep.equal(['closed', 'seller']);
    expect(freights(story)).deep.equal([]);
  });
});
