import { expect } from 'chai';
import { DAY, evidence, profileNamed, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

const receipt = () => [{ ...evidence('document'), fileId: 'receipt' }];
/** A moment longer than the time to contest it. */
const WAIT = 3 * 24 + 1;

/** A return that both sides agreed on, labelled: the seller bears its postage. */
async function labelled(story = new Story('auracart'), change: object = {}): Promise<Story> {
  await story.open('buyer', { wanted: terms('return-refund'), ...change });
  await story.does('seller', 'approve', { version: 1 });
  await story.does('seller', 'return-label', { label: 'L', evidence: [] });
  return story;
}

const sends = (story: Story, postage: number, evidence = receipt()) =>
  story.does('buyer', 'return-shipped', { tracking: 'T', postage, evidence });

/** The seller looks at what came back, and the price goes back to the buyer. */
async function inspected(story: Story) {
  await story.does('seller', 'return-received', {});
  return story.does('seller', 'return-inspected', { condition: 'as-sent' });
}

const freights = (story: Story) =>
  [...story.ledger.entries.values()].filter(({ kind }) => kind === 'freight').map(({ minor }) => minor);

describe('the bound of return postage', () => {
  it('is a fifth of the sum of what comes back, named with the refusal', async () => {
    const story = await labelled();
    const over = await sends(story, 2_001).catch((error) => error);
    expect(over).deep.include({ code: 'postage_too_high', data: { most: 2_000, currency: 'MYR' } });
    expect((await sends(story, 2_000)).returnParcel?.postage).deep.include({ minor: 2_000, receipt: 'receipt' });
  });

  it('is of the units, or the items, that come back alone, and rounded down', async () => {
    const units = await labelled(new Story('auracart', { quantity: 4, paid: 9_999 }), { quantity: 1 });
    expect((await sends(units, 501).catch((error) => error)).data).deep.equal({ most: 500, currency: 'MYR' });
    const items = new Story('auracart', {}, { title: 'Cup', paid: 3_333 });
    const wanted = { ...terms('return-refund'), items: ['2'] };
    await labelled(items, { items: [{ lineId: '1' }, { lineId: '2' }], wanted });
    expect((await sends(items, 667).catch((error) => error)).data).deep.equal({ most: 666, currency: 'MYR' });
    expect((await sends(items, 666)).state).equal('return-shipped');
  });

  it('counts in the currency of the order, be it one without decimals', async () => {
    const story = await labelled(new Story('auracart', { currency: 'JPY', paid: 3_204 }));
    expect((await sends(story, 641).catch((error) => error)).data).deep.equal({ most: 640, currency: 'JPY' });
  });

  it('was the whole sum under the rules of before, which can be contested, too', () => {
    const { postage } = profileNamed('auracart').returns;
    expect(postage.upToPercent).equal(20);
    const older = new Story('auracart').deps.profiles.find('auracart', 1);
    expect(older?.returns.postage).deep.equal({ ...postage, upToPercent: 100 });
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

/** Returned by a ruling, so that the side at fault bears the postage. */
async function ruledReturn(fault: 'buyer' | 'courier'): Promise<Story> {
  const story = new Story('auracart');
  await story.open('buyer', { wanted: terms('return-refund') });
  await story.does('seller', 'reject', { version: 1, why: 'w' });
  await story.does('buyer', 'escalate', { why: 'w' });
  await story.does('mediator', 'claim', {});
  await story.does('mediator', 'rule', { terms: terms('return-refund'), reasons: 'r', fault });
  return story;
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
