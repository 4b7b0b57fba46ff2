import { expect } from 'chai';
import { evidence, SECOND_MEDIATOR, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

/** A case whose mediator has put a question to one side. */
async function asking(profile = 'auracart', to: readonly ('buyer' | 'seller')[] = ['buyer']): Promise<Story> {
  const story = new Story(profile);
  await story.open();
  await story.does('seller', 'reject', { version: 1, why: 'No.' });
  await story.does('buyer', 'escalate', { why: 'Yes!' });
  await story.does('mediator', 'claim', {});
  await story.does('mediator', 'request-info', { to, question: 'A photograph of the lid?' });
  return story;
}

describe('a question of the platform', () => {
  it('is answered by words or files, through whatever door they come', async () => {
    for (const answer of ['message', 'add-evidence'] as const) {
      const story = await asking();
      if (answer === 'message') await story.does('buyer', 'message', { messageId: 'm' });
      else await story.does('buyer', 'add-evidence', { evidence: [evidence()] });
      const row = await story.passes(24 * 5);
      expect(row.state, answer).equal('platform-review');
      expect(row.flags.adverse, answer).deep.equal([]);
      expect(row.requests.at(-1)?.answeredBy, answer).deep.equal(['buyer']);
      expect(story.told('buyer'), answer).not.include('adverse-warning');
      expect(story.told('mediators'), answer).include('info-replied');
    }
  });

  it('is not answered by the side that was not asked', async () => {
    const story = await asking();
    const row = await story.does('seller', 'message', { messageId: 'm' });
    expect(row.state).equal('info-requested');
    expect((await story.passes(24 * 4)).flags.adverse).deep.equal(['buyer']);
  });

  it('can be taken back, given more time, and put to the other side, too', async () => {
    const story = await asking();
    await story.passes(48);
    const longer = await story.does('mediator', 'extend-info', {});
    expect(longer.clocks.info?.dueAt).equal(story.at + 3 * 24 * 3_600_000 + 1);
    await story.does('mediator', 'request-info', { to: ['seller'], question: 'And a receipt?' });
    await story.does('buyer', 'reply-info', { evidence: [], messageId: 'm' });
    expect((await story.row()).state, 'the seller still is asked').equal('info-requested');
    expect(await story.can('buyer', 'reply-info')).equal(undefined);
    const back = await story.does('mediator', 'withdraw-info', {});
    expect(back.state).equal('platform-review');
    expect(story.told('seller')).include('info-withdrawn');
    expect(story.told('buyer')).not.include('info-withdrawn');
    expect((await story.passes(24 * 5)).flags.adverse).deep.equal([]);
  });

  it('waits no more once the mediator has let the case go', async () => {
    const other = await asking('auracart', ['seller']);
    await other.does('mediator', 'release', {});
    await other.does('mediator', 'claim', {});
    const asked = await other.does('mediator', 'request-info', { to: ['buyer'], question: 'Where is it?' });
    expect(asked.requests.map(({ ended }) => ended)).deep.equal(['withdrawn', null]);
    expect(await other.can('seller', 'reply-info')).equal(undefined);
  });
});

describe('a respondent who was heard in time', () => {
  it('is not silent: words or a file are no answer, and nothing is held against them', async () => {
    for (const heard of [true, false]) {
      const story = new Story('p2p');
      await story.open('seller');
      if (heard) await story.does('buyer', 'message', { messageId: 'm' });
      const row = await story.passes(25);
      expect(row.state).equal('platform-queue');
      expect(row.flags.adverse).deep.equal(heard ? [] : ['buyer']);
    }
  });
});

describe('a ruling that waits for a second person', () => {
  async function waiting(profile = 'taobao'): Promise<Story> {
    const story = new Story(profile, { paid: 90_000_000, small: true });
    await story.open('buyer', profile === 'taobao' ? { reason: 'wrong-or-missing', wanted: terms('resend') } : {});
    await story.passes(24 * 8);
    await story.does('buyer', 'escalate', { why: 'w' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', { terms: terms('reject'), reasons: 'r', fault: 'none' });
    return story;
  }

  it('lets nothing in between but giving in, words and files', async () => {
    const story = await waiting();
    const { version = 1 } = (await story.row()).offers[0] ?? {};
    expect(await refusalOf(story.does('mediator', 'courier-check', {}))).equal('ruling_pending');
    expect(await refusalOf(story.does('seller', 'offer', { terms: terms('discount') }))).equal('decision_awaited');
    expect(await refusalOf(story.does('seller', 'accept-offer', { version }))).equal('decision_awaited');
    expect(await refusalOf(story.does('mediator', 'release', {}))).equal('ruling_pending');
    await story.does('buyer', 'message', { messageId: 'm' });
    await story.does('seller', 'add-evidence', { evidence: [evidence()] });
    expect((await story.does('seller', 'accept-loss', {})).settlement?.basis).equal('agreement');
  });

  it('is taken back by who made it, and by nobody else', async () => {
    const story = await waiting();
    expect(await refusalOf(story.does(SECOND_MEDIATOR, 'withdraw-ruling', {}))).equal('mediator_not_assigned');
    const row = await story.does('mediator', 'withdraw-ruling', {});
    expect(row).deep.include({ pendingRuling: null, state: 'platform-review', rulings: [] });
    expect(await refusalOf(story.does(SECOND_MEDIATOR, 'confirm-ruling', {}))).equal('ruling_not_pending');
  });
});

describe('an appeal', () => {
  it('waits for the other loser’s own one, and has a date', async () => {
    const story = new Story('alibaba');
    await story.open();
    await story.does('buyer', 'make-formal', { why: 'w' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', { terms: terms('partial-refund'), reasons: 'r', fault: 'seller' });
    const row = await story.does('seller', 'appeal', { explanation: 'e', evidence: [] });
    expect(row.clocks.platform?.dueAt).greaterThan(story.at);
    await story.does(SECOND_MEDIATOR, 'claim', {});
    expect(await refusalOf(story.does(SECOND_MEDIATOR, 'uphold', { reasons: 'r' }))).equal('action_locked');
    expect(await story.can('buyer', 'appeal')).include({ open: true });
    await story.does('buyer', 'appeal', { explanation: 'e', evidence: [] });
    const upheld = await story.does(SECOND_MEDIATOR, 'uphold', { reasons: 'r' });
    expect(upheld.crossAppeal?.result).equal('upheld');
  });

  it('of one side does not use up that of the other against a later ruling', async () => {
    const story = new Story('alibaba');
    await story.open();
    await story.does('buyer', 'make-formal', { why: 'w' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', { terms: terms('return-refund'), reasons: 'r', fault: 'seller' });
    await story.does('seller', 'appeal', { explanation: 'e', evidence: [] });
    await story.passes(24 * 15);
    await story.does(SECOND_MEDIATOR, 'claim', {});
    await story.does(SECOND_MEDIATOR, 'uphold', { reasons: 'r' });
    await story.does('seller', 'return-label', { label: 'https://label.example/1', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 't', evidence: [] });
    await story.does('seller', 'return-received', {});
    await story.does('seller', 'return-mismatch', { why: 'w', evidence: [evidence()] });
    await story.does('mediator', 'claim', {});
    const ruled = await story.does('mediator', 'rule', {
      terms: terms('reject'),
      reasons: 'r',
      fault: 'buyer',
      itemTo: 'buyer',
    });
    expect(ruled.state).equal('ruled');
    expect(await story.can('seller', 'appeal')).equal(undefined);
    const appealed = await story.does('buyer', 'appeal', { explanation: 'e', evidence: [] });
    expect(appealed).deep.include({ state: 'appeal-review' });
    expect(appealed.appeal?.result, 'the first one stays decided').equal('upheld');
    expect(appealed.crossAppeal?.result).equal('pending');
  });

  it('does not wait for a side that lost nothing, nor beyond its time', async () => {
    const story = new Story('alibaba');
    await story.open();
    await story.does('buyer', 'make-formal', { why: 'w' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', { terms: terms('partial-refund'), reasons: 'r', fault: 'seller' });
    await story.does('seller', 'appeal', { explanation: 'e', evidence: [] });
    await story.passes(24 * 15);
    await story.does(SECOND_MEDIATOR, 'claim', {});
    expect((await story.does(SECOND_MEDIATOR, 'uphold', { reasons: 'r' })).appeal?.result).equal('upheld');
  });
});

describe('giving in at the platform', () => {
  it('means the version that was read, not one that came meanwhile', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('partial-refund') });
    await story.does('seller', 'reject', { version: 1, why: 'No.' });
    await story.does('buyer', 'escalate', { why: 'w' });
    await story.does('buyer', 'offer', { terms: terms('full-refund') });
    expect(await refusalOf(story.does('seller', 'accept-loss', { version: 1 }))).equal('offer_outdated');
    expect(await story.can('seller', 'accept-loss')).deep.include({ versions: [2] });
  });
});
