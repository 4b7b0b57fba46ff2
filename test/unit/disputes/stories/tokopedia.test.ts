import { expect } from 'chai';
import { HOUR, START, terms } from '../fakes/cases.ts';
import { refusalOf, Story } from '../fakes/story.ts';

describe('stories of Tokopedia', () => {
  it('buyer silent for more than 72 hours: the seller may call for help, to the millisecond', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.passes(5);
    expect(await story.can('seller', 'escalate')).deep.include({ open: false, opensAt: START + 72 * HOUR + 1 });
    await story.does('seller', 'offer', { terms: terms('exchange') });
    const opensAt = START + 77 * HOUR + 1;
    expect(await story.can('seller', 'escalate')).deep.equal({
      action: 'escalate',
      open: false,
      opensAt,
      because: 'buyer-silent',
    });
    await story.passes(72);
    expect(story.at).equal(opensAt - 1);
    expect(await refusalOf(story.does('seller', 'escalate', { why: 'Where is the buyer?' }))).equal('action_locked');
    story.at += 1;
    // No timer has fired yet: the instant itself opens the way.
    expect((await story.row()).clocks['buyer-silence']?.dueAt).equal(opensAt);
    expect((await story.does('seller', 'escalate', { why: 'Where is the buyer?' })).state).equal('platform-queue');
  });

  it('a buyer who speaks again takes the seller’s key back', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('exchange') });
    await story.passes(80);
    expect(await story.can('seller', 'escalate')).deep.include({ open: true });
    expect(story.told('buyer')).include('silence-warning');
    await story.does('buyer', 'message', { messageId: 'm-1' });
    expect(await story.can('seller', 'escalate')).deep.include({ open: false, because: 'after-disagreement' });
    expect(await refusalOf(story.does('seller', 'escalate', { why: 'Help.' }))).equal('action_locked');
  });

  it('contested offer: it can no longer be accepted, either side may call the platform, whose proposal needs both', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'contest-offer', { version: 1, why: 'It was whole.' });
    expect((await story.row()).rulings, 'contesting an offer is no appeal').deep.equal([]);
    await story.does('seller', 'offer', { terms: terms('send-rest') });
    await story.does('buyer', 'contest-offer', { version: 2, why: 'Nothing is missing.' });
    expect(await refusalOf(story.does('buyer', 'accept-offer', { version: 2 }))).equal('offer_outdated');
    expect(await story.can('buyer', 'escalate')).deep.include({ open: true });
    expect((await story.does('seller', 'escalate', { why: 'We find no way.' })).state).equal('platform-queue');
    await story.does('mediator', 'claim', {});
    expect(
      (await story.does('mediator', 'propose', { terms: terms('exchange'), reasons: 'Fair to both.' })).state,
    ).equal('negotiation');
    await story.does('buyer', 'accept-offer', { version: 3 });
    expect((await story.does('seller', 'accept-offer', { version: 3 })).state).equal('return-label');
  });

  it('seller silent for three days: both may call the platform, and nothing happens by itself', async () => {
    const story = new Story('tokopedia');
    await story.open();
    expect(await story.can('buyer', 'escalate')).deep.include({ open: false, opensAt: START + 72 * HOUR + 1 });
    const row = await story.passes(73);
    expect(row.state).equal('respondent-review');
    expect(await story.can('buyer', 'escalate')).deep.include({ open: true });
    expect(await story.can('seller', 'escalate')).deep.include({ open: true });
    expect((await story.does('seller', 'approve', { version: 1 })).state, 'a late yes is still a yes').equal('closed');
  });

  it('only the buyer begins', async () => {
    expect(await refusalOf(new Story('tokopedia').open('seller'))).equal('opener_not_permitted');
  });

  it('idle: a case that both forget ends after a warning, the money is let go, and the claim can be opened again', async () => {
    const story = new Story('tokopedia', { promisedAt: START });
    await story.open('buyer', { reason: 'not-received', wanted: terms('full-refund') });
    await story.does('seller', 'offer', { terms: terms('send-rest') });
    expect((await story.passes(14 * 24 + 1)).state).equal('negotiation');
    expect(story.told('buyer')).include('idle-warning');
    const closed = await story.passes(3 * 24);
    expect(closed.closure).deep.include({ outcome: 'lapsed', basis: 'idle' });
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
    await story.open('buyer', { reason: 'not-received', wanted: terms('full-refund') }, 'form-2');
    expect((await story.row()).state).equal('respondent-review');
  });
});
