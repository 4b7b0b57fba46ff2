import { expect } from 'chai';
import { evidence, HOUR, terms } from '../fakes/cases.ts';
import { refusalOf, Story } from '../fakes/story.ts';

describe('stories of AuraCart', () => {
  it('seller silent: after three working days the case goes to the platform by itself, and the ruling binds', async () => {
    const story = new Story('auracart');
    await story.open();
    // Opened on Wednesday at 10:00 local time: the seller has until Monday at 10:00.
    const due = (await story.row()).clocks['first-answer']?.dueAt ?? 0;
    expect(new Date(due).toISOString()).equal('2026-03-09T02:00:00.001Z');

    await story.passes(5 * 24);
    expect((await story.row()).state, 'the last moment of the third day is the seller’s').equal('respondent-review');
    await story.passes(1);
    expect((await story.row()).state).equal('platform-queue');
    expect(story.told('seller')).deep.equal(['answer-wanted', 'escalated']);

    await story.does('mediator', 'claim', {});
    expect(await refusalOf(story.does('buyer', 'appeal', { explanation: 'no', evidence: [] }))).equal(
      'action_not_in_profile',
    );
    const ruling = { terms: terms('return-refund'), reasons: 'The photographs show it.', fault: 'seller' } as const;
    expect((await story.does('mediator', 'rule', ruling)).state).equal('return-label');
    expect((await story.row()).settlement?.freight).equal('seller');
    await story.does('seller', 'return-label', { label: 'L-1', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'T-1', evidence: [] });
    await story.does('courier', 'return-received', {});
    expect(story.ledger.sums().buyer, 'nothing is paid before the inspection').equal(0);
    const closed = await story.does('seller', 'return-inspected', {});
    expect(closed.closure).deep.include({ outcome: 'return-refund', basis: 'ruling' });
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });

  it('partial offer: the seller offers part, the buyer bargains, and they settle without the platform', async () => {
    const story = new Story('auracart');
    await story.open();
    expect(await story.can('buyer', 'escalate')).deep.include({ open: false, because: 'waited' });
    await story.passes(4);
    await story.does('seller', 'offer', { terms: terms('partial-refund', 2000) });
    expect(await story.can('buyer', 'escalate'), 'the first answer opens the manual way').deep.include({ open: true });

    await story.does('buyer', 'counter', { version: 2, terms: terms('partial-refund', 5000) });
    expect(await refusalOf(story.does('buyer', 'accept-offer', { version: 2 }))).equal('offer_outdated');
    expect(await refusalOf(story.does('buyer', 'accept-offer', { version: 3 }))).equal('offer_own');
    expect(await refusalOf(story.does('seller', 'approve', { version: 1 })), 'the demand has changed').equal(
      'offer_outdated',
    );
    const closed = await story.does('seller', 'accept-offer', { version: 3 });
    expect(closed.closure).deep.include({ outcome: 'partial-refund', basis: 'agreement' });
    expect(story.ledger.sums(), 'the rest stays in escrow until the return period is over').deep.equal({
      buyer: 5000,
      seller: 0,
    });
    expect(story.store.notices.every((notice) => notice.channels.length > 0)).equal(true);
  });

  it('no agreement: three working days of bargaining end at the platform, and a wrong item coming back does too', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'reject', { version: 1, why: 'It left us whole.' });
    expect((await story.passes(6 * 24)).state).equal('platform-queue');
    await story.does('seller', 'accept-loss', {});
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'T-2', evidence: [] });
    await story.does('seller', 'return-received', {});
    expect(await refusalOf(story.does('seller', 'return-mismatch', { why: 'A brick.', evidence: [] }))).equal(
      'evidence_missing',
    );
    const back = await story.submits('seller', {
      type: 'return-mismatch',
      data: { why: 'A brick.', files: [{ fileId: 'brick', kind: 'photo' }] },
    });
    expect(back.state).equal('platform-queue');
    expect(back.flags.remedyTrouble).equal('return-mismatch');
    await story.does('mediator', 'claim', {});
    const reasons = 'The parcel held a brick.';
    const ruling = { terms: terms('reject'), reasons, fault: 'buyer' } as const;
    expect(await refusalOf(story.does('mediator', 'rule', ruling)), 'who keeps what came back?').equal(
      'item_destination_invalid',
    );
    const closed = await story.does('mediator', 'rule', { ...ruling, itemTo: 'seller' });
    expect(closed.closure?.outcome).equal('reject');
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 10_000 });
  });

  it('asks the buyer for the evidence that a damaged item needs', async () => {
    const story = new Story('auracart');
    expect(await refusalOf(story.open('buyer', { evidence: [] }))).equal('evidence_missing');
    expect(await refusalOf(story.open('buyer', { evidence: [evidence('chat-log')] }))).equal('evidence_missing');
    expect(await refusalOf(story.open('buyer', { evidence: [evidence('photo', { fileId: 'missing-1' })] }))).equal(
      'evidence_not_ready',
    );
    await story.open('buyer', { reason: 'missing', evidence: [] });
    expect((await story.row()).state).equal('respondent-review');
    expect(story.at % HOUR).equal(0);
  });
});
