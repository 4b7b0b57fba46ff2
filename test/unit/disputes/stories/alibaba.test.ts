import { expect } from 'chai';
import { DAY, evidence, SECOND_MEDIATOR, START, terms } from '../fakes/cases.ts';
import { refusalOf, Story } from '../fakes/story.ts';

const rejection = { terms: terms('reject'), reasons: 'The goods match the order.', fault: 'buyer' } as const;

describe('stories of Alibaba', () => {
  it('friendly stage: the parties agree among themselves and that is the end', async () => {
    const story = new Story('alibaba');
    await story.open();
    expect((await story.row()).state).equal('friendly');
    await story.does('seller', 'offer', { terms: terms('partial-refund', 3000) });
    const closed = await story.does('buyer', 'accept-offer', { version: 2 });
    expect(closed.closure).deep.include({ outcome: 'partial-refund', basis: 'agreement' });
    expect(story.ledger.sums()).deep.equal({ buyer: 3000, seller: 7000 });
  });

  it('appeal: made formal, ruled against the buyer, appealed in time, reviewed by somebody else, overturned', async () => {
    const story = new Story('alibaba');
    await story.open();
    expect(await refusalOf(story.does('buyer', 'make-formal', { why: ' ' }))).equal('text_missing');
    await story.does('buyer', 'make-formal', { why: 'No answer among friends.' });
    await story.does('mediator', 'claim', {});
    expect((await story.does('mediator', 'rule', rejection)).state).equal('ruled');
    expect(story.ledger.sums(), 'nothing moves while an appeal is possible').deep.equal({ buyer: 0, seller: 0 });

    await story.passes(14 * 24);
    expect(await story.can('buyer', 'appeal')).deep.include({ open: true, closesAt: START + 14 * DAY + 1 });
    const appeal = { explanation: 'The laboratory says otherwise.', evidence: [evidence('document')] };
    await story.does('buyer', 'appeal', appeal);
    expect(await refusalOf(story.does('mediator', 'claim', {}))).equal('second_person_needed');
    await story.does(SECOND_MEDIATOR, 'claim', {});
    expect(await refusalOf(story.does('mediator', 'uphold', { reasons: 'I was right.' }))).equal(
      'mediator_not_assigned',
    );
    const closed = await story.does(SECOND_MEDIATOR, 'overturn', {
      terms: terms('full-refund'),
      reasons: 'The report is sound.',
      fault: 'seller',
    });
    expect(closed.closure).deep.include({ outcome: 'full-refund', basis: 'appeal' });
    expect(closed.appeal?.result).equal('overturned');
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });

  it('no appeal: one instant after the window it is too late, and the ruling is carried out', async () => {
    const story = new Story('alibaba');
    await story.open();
    await story.does('buyer', 'ask-refund', { terms: terms('full-refund'), why: 'Nothing works.' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', rejection);
    story.at = START + 14 * DAY + 1;
    expect(await refusalOf(story.does('buyer', 'appeal', { explanation: 'Late.', evidence: [] }))).equal(
      'action_too_late',
    );
    expect((await story.passes(0)).closure).deep.include({ outcome: 'reject', basis: 'ruling' });
  });

  it('an appeal without new evidence is heard: evidence helps and is not demanded', async () => {
    const story = new Story('alibaba');
    await story.open('buyer', { formal: true });
    expect((await story.row()).state).equal('respondent-review');
    await story.does('buyer', 'make-formal', { why: 'It is urgent.' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', rejection);
    expect(await refusalOf(story.does('buyer', 'appeal', { explanation: '', evidence: [] }))).equal('text_missing');
    expect((await story.does('buyer', 'appeal', { explanation: 'You misread page two.', evidence: [] })).state).equal(
      'appeal-review',
    );
    await story.does(SECOND_MEDIATOR, 'claim', {});
    expect((await story.does(SECOND_MEDIATOR, 'uphold', { reasons: 'Read again.' })).state).equal('closed');
  });

  it('cancel: the buyer withdraws, is asked to confirm, and the money is back in ordinary escrow, with nobody', async () => {
    const story = new Story('alibaba');
    await story.open();
    expect(await refusalOf(story.does('buyer', 'cancel', { confirmed: false }))).equal('confirmation_missing');
    expect(await refusalOf(story.does('seller', 'cancel', { confirmed: true }))).equal('actor_not_permitted');
    expect((await story.does('buyer', 'cancel', { confirmed: true })).closure?.outcome).equal('cancelled');
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
    expect(story.ledger.entries.get('case-form-1/unhold')).deep.include({ to: 'escrow', minor: 10_000 });
  });
});
