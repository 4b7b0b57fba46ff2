import { expect } from 'chai';
import { evidence, SECOND_MEDIATOR, terms } from '../fakes/cases.ts';
import { refusalOf, Story } from '../fakes/story.ts';

describe('stories of the person-to-person trade', () => {
  it('agreed: the buyer who never paid is warned, says so twice, and the seller gets the locked sum back', async () => {
    const story = new Story('p2p');
    await story.open('seller');
    expect((await story.row()).claimant).equal('seller');
    const notice = story.store.notices.find((each) => each.to === 'buyer');
    expect(notice?.channels).include.members(['email', 'sms']);

    const before = await story.row();
    const loss = { solution: 'cancel-order', minor: 10_000, currency: 'VND' } as const;
    expect(await story.can('buyer', 'agreed')).deep.include({
      losses: [{ ...loss, warning: 'buyer-cancels' }],
    });
    const wrong = [undefined, { ...loss, minor: 9_999 }, { ...loss, currency: 'USD' }];
    for (const confirm of [...wrong, { ...loss, solution: 'unlock-order' as const }])
      expect(await refusalOf(story.does('buyer', 'agreed', confirm === undefined ? {} : { confirm }))).equal(
        'confirmation_missing',
      );
    expect(await story.row(), 'the warning changes nothing').deep.equal(before);
    await story.does('buyer', 'agreed', { confirm: loss });
    expect(await story.can('buyer', 'agreed')).equal(undefined);
    const closed = await story.does('seller', 'confirm-agreed', {});
    expect(closed.closure).deep.include({ outcome: 'cancel-order', basis: 'agreement' });
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 10_000 });
  });

  it('a proposal of the platform: whoever loses by it names what, whoever does not just accepts', async () => {
    const story = new Story('p2p');
    await story.open('buyer');
    await story.does('seller', 'failed', { why: 'Nothing came.' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'propose', { terms: terms('cancel-order'), reasons: 'Fair to both.' });
    const before = await story.row();
    const loss = { solution: 'cancel-order', minor: 10_000, currency: 'VND' } as const;
    expect(await story.can('buyer', 'accept-offer')).deep.include({
      losses: [{ ...loss, warning: 'buyer-cancels', version: 2 }],
    });
    expect(await story.can('seller', 'accept-offer'), 'loses by what the buyer wants only').deep.include({
      losses: [{ ...loss, solution: 'unlock-order', warning: 'seller-unlocks', version: 1 }],
    });
    expect(await refusalOf(story.does('buyer', 'accept-offer', { version: 2 }))).equal('confirmation_missing');
    expect(await story.row()).deep.equal(before);
    await story.does('buyer', 'accept-offer', { version: 2, confirm: loss });
    expect((await story.does('seller', 'accept-offer', { version: 2 })).state).equal('closed');
  });

  it('silent counterparty: silence permits an inference, does not decide, and support may then hold it against the silent side', async () => {
    const story = new Story('p2p');
    await story.open('buyer');
    const queued = await story.passes(25);
    expect(queued.state).equal('platform-queue');
    expect(queued.flags.adverse).deep.equal(['seller']);
    expect(queued.closure, 'the clock did not rule').equal(null);
    await story.does('mediator', 'claim', {});
    const ruling = { terms: terms('unlock-order'), reasons: 'The transfer is proven.', fault: 'none' } as const;
    expect(await refusalOf(story.does('mediator', 'rule', { ...ruling, inferredAgainst: 'buyer' }))).equal(
      'inference_not_permitted',
    );
    const closed = await story.does('mediator', 'rule', { ...ruling, inferredAgainst: 'seller' });
    expect(closed.closure).deep.include({ outcome: 'unlock-order', basis: 'ruling' });
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });

  it('failed: the buyer says no, support asks both, one of them never answers, a large sum needs a second person', async () => {
    const story = new Story('p2p', { paid: 60_000_000 });
    await story.open('seller');
    expect((await story.does('buyer', 'failed', { why: 'I did pay.' })).state).equal('platform-queue');
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['buyer', 'seller'], question: 'The bank statement, please.' });
    await story.does('buyer', 'reply-info', { evidence: [evidence('screenshot')] });
    expect((await story.row()).state, 'one answer is not both').equal('info-requested');
    const back = await story.passes(25);
    expect(back.state).equal('platform-review');
    expect(back.flags.adverse).deep.equal(['seller']);
    expect(story.told('seller')).include('adverse-warning');

    const ruling = { terms: terms('unlock-order'), reasons: 'Paid in full.', fault: 'none' } as const;
    expect((await story.does('mediator', 'rule', ruling)).state, 'above the limit').equal('platform-review');
    expect(await refusalOf(story.does('mediator', 'confirm-ruling', {}))).equal('second_person_needed');
    const closed = await story.does(SECOND_MEDIATOR, 'confirm-ruling', {});
    expect(closed.state).equal('closed');
    expect(closed.rulings[0]).deep.include({ by: 'mediator-1', confirmedBy: 'mediator-2' });
    expect(await refusalOf(story.does('buyer', 'message', { messageId: 'm' }))).equal('dispute_closed');
  });
});
