import { expect } from 'chai';
import { evidence, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

const LABEL = { label: 'https://labels.example/1', evidence: [] };

/** A return that both sides agreed on. */
async function returning(profile = 'auracart'): Promise<Story> {
  const story = new Story(profile);
  await story.open('buyer', { wanted: terms('return-refund') });
  await story.does('seller', 'approve', { version: 1 });
  return story;
}

describe('the way back of an item', () => {
  it('begins with what the seller has to say: address, label or a file of it', async () => {
    const story = await returning();
    expect(await story.can('buyer', 'return-shipped')).equal(undefined);
    expect(await refusalOf(story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] }))).equal(
      'instructions_missing',
    );
    expect(await refusalOf(story.does('seller', 'return-label', { instructions: 'Soon.', evidence: [] }))).equal(
      'text_missing',
    );
    const file = evidence('document');
    const row = await story.does('seller', 'return-label', {
      address: 'Jalan 1, Ipoh',
      instructions: 'Counter 4',
      evidence: [file],
    });
    expect(row.returnParcel).deep.include({
      address: 'Jalan 1, Ipoh',
      instructions: 'Counter 4',
      labelFile: file.fileId,
    });
    expect((await story.can('buyer', 'return-shipped'))?.open).equal(true);
  });

  it('goes to the platform as the seller’s trouble, where nothing was said in time', async () => {
    const story = await returning();
    const row = await story.passes(24 * 8);
    expect(row.state).equal('platform-queue');
    expect(row.flags.remedyTrouble).equal('label-overdue');
    const other = await returning();
    await other.does('seller', 'return-label', LABEL);
    expect((await other.passes(24 * 8)).flags.remedyTrouble).equal('return-overdue');
  });

  it('gives a buyer the time from the first instructions on, and corrections no more', async () => {
    const story = await returning();
    await story.passes(24 * 6);
    const { clocks } = await story.does('seller', 'return-label', LABEL);
    await story.passes(24 * 6);
    const corrected = await story.does('seller', 'return-label', { ...LABEL, label: 'https://labels.example/2' });
    expect(corrected.clocks.return).deep.equal(clocks.return);
    expect(corrected.returnParcel?.label).equal('https://labels.example/2');
  });

  it('has a courier and a number, which the buyer can correct', async () => {
    const story = await returning();
    await story.does('seller', 'return-label', LABEL);
    const sent = await story.does('buyer', 'return-shipped', { tracking: 'TYPO', courier: 'J&T', evidence: [] });
    await story.passes(24);
    const corrected = await story.does('buyer', 'return-shipped', { tracking: 'JT-1', evidence: [] });
    expect(corrected.returnParcel).deep.include({ courier: 'J&T', tracking: 'JT-1' });
    expect(corrected.clocks.return).deep.equal(sent.clocks.return);
    expect(await refusalOf(story.does('seller', 'return-shipped', { tracking: 'X', evidence: [] }))).equal(
      'actor_not_permitted',
    );
  });

  it('keeps how the item was found, and who found it', async () => {
    const story = await returning('taobao');
    await story.does('seller', 'return-label', LABEL);
    await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] });
    await story.does('warehouse', 'return-received', {});
    const row = await story.submits('warehouse', {
      type: 'return-mismatch',
      data: { why: 'Heels are worn.', condition: 'worn', files: [{ fileId: 'f', kind: 'photo', caption: 'heel' }] },
    });
    expect(row.returnParcel?.finding).deep.equal({ by: 'warehouse', condition: 'worn', reasons: 'Heels are worn.' });
    expect(row.evidence.at(-1)).deep.include({ by: 'seller', from: 'warehouse', caption: 'heel' });
  });
});

describe('the freight of a return', () => {
  async function moved(fault: 'seller' | 'buyer' | 'none', by: 'buyer' | 'seller') {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'reject', { version: 1, why: 'w' });
    await story.does('buyer', 'escalate', { why: 'w' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', { terms: terms('return-refund'), reasons: 'r', fault });
    const postage = { postage: 900, evidence: [evidence('document')] };
    await story.does('seller', 'return-label', { label: 'L', evidence: [], ...(by === 'seller' ? postage : {}) });
    await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [], ...(by === 'buyer' ? postage : {}) });
    await story.does('seller', 'return-received', {});
    await story.does('seller', 'return-inspected', { condition: 'as-sent' });
    const row = await story.passes(3 * 24 + 1);
    expect(row.state).equal('closed');
    expect(row.funds.refunded).equal(10_000);
    return [...story.ledger.entries.values()].filter(({ kind }) => kind === 'freight');
  }

  it('moves from the side at fault to the side that paid, and not where that is one side', async () => {
    expect(await moved('seller', 'buyer')).deep.equal([
      { kind: 'freight', from: 'seller', to: 'buyer', minor: 900, currency: 'MYR', key: 'case-form-1/freight' },
    ]);
    expect(await moved('buyer', 'seller')).deep.include.members([
      { kind: 'freight', from: 'buyer', to: 'seller', minor: 900, currency: 'MYR', key: 'case-form-1/freight' },
    ]);
    expect(await moved('buyer', 'buyer')).deep.equal([]);
    expect(await moved('seller', 'seller')).deep.equal([]);
    expect((await moved('none', 'buyer')).map(({ from }) => from)).deep.equal(['seller']);
  });

  it('is proven by a receipt', async () => {
    const story = await returning();
    await story.does('seller', 'return-label', LABEL);
    const sent = { tracking: 'T', postage: 900, evidence: [] };
    expect(await refusalOf(story.does('buyer', 'return-shipped', sent))).equal('receipt_missing');
  });

  it('has the last file of the seller’s as its receipt, which is no label', async () => {
    const story = await returning();
    const [label, receipt] = [
      { ...evidence('document'), fileId: 'label' },
      { ...evidence('document'), fileId: 'paid' },
    ];
    const alone = story.does('seller', 'return-label', { postage: 900, evidence: [receipt] });
    expect(await refusalOf(alone)).equal('text_missing');
    const told = await story.does('seller', 'return-label', { address: 'Ipoh', postage: 900, evidence: [receipt] });
    expect(told.returnParcel).not.have.property('labelFile');
    expect(told.evidence.map(({ fileId }) => fileId)).include('paid');
    const both = await story.does('seller', 'return-label', {
      postage: 800,
      evidence: [label, { ...receipt, fileId: 'paid-2' }],
    });
    expect(both.returnParcel).deep.include({
      labelFile: 'label',
      postage: { by: 'seller', minor: 800, receipt: 'paid-2' },
    });
  });
});

describe('the parcel of a replacement', () => {
  it('has courier and number, can be corrected, and is not right only with evidence', async () => {
    const story = new Story('taobao');
    await story.open('buyer', { reason: 'not-received', wanted: terms('resend'), delivery: 'not-received' });
    await story.does('seller', 'approve', { version: 1 });
    const sent = await story.does('seller', 'goods-sent', { tracking: 'TYPO', courier: 'SF' });
    await story.passes(24);
    const corrected = await story.does('seller', 'goods-sent', { tracking: 'SF-2', courier: 'SF' });
    expect(corrected.goodsParcel).deep.equal({ courier: 'SF', tracking: 'SF-2', sentAt: sent.goodsParcel?.sentAt });
    expect(corrected.clocks.goods).deep.equal(sent.clocks.goods);
    const wrong = { why: 'Broken.', arrived: true, evidence: [] };
    expect(await refusalOf(story.does('buyer', 'goods-mismatch', wrong))).equal('evidence_missing');
    expect((await story.does('buyer', 'goods-mismatch', { ...wrong, arrived: false })).state).equal('platform-queue');
    expect(await refusalOf(story.does('seller', 'goods-sent', { tracking: 'X' }))).equal('action_not_in_state');
  });
});
