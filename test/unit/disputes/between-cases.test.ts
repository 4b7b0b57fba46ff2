import { expect } from 'chai';
import { reportChargeback } from '../../../disputes/cases/report-chargeback.ts';
import type { DisputeEvent } from '../../../disputes/domain/events.ts';
import { ACTORS, DAY, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

/** What one case leaves to the next on the same order line. */
describe('several disputes about one order line', () => {
  const refused = async (opening: Promise<unknown>) =>
    opening.then(
      () => ({ code: 'opened' }),
      (error: { code: string; data: object }) => ({ code: error.code, ...error.data }),
    );

  it('are not opened after a full refund, which is named', async () => {
    const story = new Story('auracart');
    await story.open();
    const { number } = await story.does('seller', 'approve', { version: 1 });
    expect(await refused(story.open('buyer', {}, 'form-2'))).deep.equal({ code: 'line_settled', number });
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });

  it('are not opened after a binding ruling, whatever it decided', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.passes(6 * 24);
    await story.does('mediator', 'claim', {});
    const { number } = await story.does('mediator', 'rule', { terms: terms('reject'), reasons: 'r', fault: 'buyer' });
    expect(await refused(story.open('buyer', {}, 'form-2'))).deep.equal({ code: 'line_ruled', number });
  });

  it('share one sum: after an agreed part the next is about the rest, and no offer or wish exceeds it', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('partial-refund', 6000) });
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums(), 'the rest is in ordinary escrow').deep.equal({ buyer: 6000, seller: 0 });
    const more = story.open('buyer', { wanted: terms('partial-refund', 4001) }, 'form-2');
    expect(await refused(more)).deep.equal({ code: 'amount_exceeds_left', left: 4000, currency: 'MYR' });
    const all = story.open('buyer', { wanted: terms('partial-refund', 4000) }, 'form-2');
    expect(await refused(all)).deep.equal({ code: 'amount_not_a_part', left: 4000, currency: 'MYR' });
    await story.open('buyer', {}, 'form-2');
    expect((await story.row()).earlier).deep.include({ ended: 'agreement', refunded: 6000 });
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
    expect(await refusalOf(story.open('buyer', {}, 'form-3'))).equal('line_settled');
  });

  it('end with an agreed part where the profile has no second one', async () => {
    const story = new Story('alibaba');
    await story.open('buyer', { wanted: terms('partial-refund', 6000) });
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 6000, seller: 4000 });
    expect(await refusalOf(story.open('buyer', {}, 'form-2'))).equal('line_settled');
  });

  it('do not forget what the card issuer took back', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.does('payments', 'chargeback-open', { reference: 'cb' });
    await story.does('payments', 'chargeback-closed', { reference: 'cb', toBuyer: 3000 });
    await story.does('buyer', 'cancel', { confirmed: true });
    await story.open('buyer', {}, 'form-2');
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 7000, seller: 0 });
  });
});

/** Banks decide months later, and say which payment it is about by whatever case of it they know. */
describe('a chargeback after the end of a dispute', () => {
  const report = (story: Story, caseId: string, event: DisputeEvent<'chargeback-open' | 'chargeback-closed'>) =>
    reportChargeback(story.deps, { caseId, event, actor: ACTORS.payments, at: story.at });
  const opens = (reference: string) => ({ type: 'chargeback-open', data: { reference } }) as const;
  const closes = (reference: string, toBuyer: number) =>
    ({ type: 'chargeback-closed', data: { reference, toBuyer } }) as const;
  const account = (story: Story) => story.store.accountOf(story.order.orderId, story.order.lineId);

  it('keeps the matter with the bank meanwhile, and takes what is left', async () => {
    const story = new Story('auracart');
    const { id, number } = (await story.open()).case;
    await story.does('buyer', 'cancel', { confirmed: true });
    await story.passes(90 * 24);
    await report(story, id, opens('late'));
    const told = story.store.notices.filter(({ template }) => template === 'chargeback-late');
    expect(told.map(({ to }) => to)).deep.equal(['buyer', 'seller', 'mediators']);
    story.at -= 90 * DAY;
    await story.open('buyer', {}, 'form-2').then(
      () => expect.fail('opened'),
      ({ code, data }) => expect([code, data]).deep.equal(['chargeback_open', { number }]),
    );
    expect(await refusalOf(report(story, id, opens('late')))).equal('chargeback_open');
    await report(story, id, closes('late', 3000));
    expect(await account(story)).include({ chargedBack: 3000, held: 0, ended: 'cancelled' });
    expect(await refusalOf(report(story, id, closes('late', 3000)))).equal('chargeback_missing');
    expect(await refusalOf(report(story, id, opens('late')))).equal('chargeback_over');
    await story.open('buyer', {}, 'form-2');
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 7000, seller: 0 });
  });

  it('is on record where nothing is left, and moves nothing', async () => {
    for (const answer of ['approve', 'reject'] as const) {
      const story = new Story('auracart');
      const { id } = (await story.open()).case;
      if (answer === 'approve') await story.does('seller', 'approve', { version: 1 });
      else {
        await story.passes(6 * 24);
        await story.does('mediator', 'claim', {});
        await story.does('mediator', 'rule', { terms: terms('reject'), reasons: 'r', fault: 'buyer' });
      }
      const before = { sums: story.ledger.sums(), account: await account(story) };
      await report(story, id, opens('late'));
      const { entry } = await report(story, id, closes('late', 10_000));
      expect(entry.event).deep.equal(closes('late', 10_000));
      expect(story.ledger.sums()).deep.equal(before.sums);
      expect({ ...(await account(story)), revision: 0 }).deep.equal({ ...before.account, revision: 0 });
    }
  });

  it('named by an older case of the line, is about the newest, and is known again by its reference', async () => {
    const story = new Story('auracart');
    const { id: older } = (await story.open()).case;
    await story.does('buyer', 'cancel', { confirmed: true });
    const { id: newer } = (await story.open('buyer', {}, 'form-2')).case;
    expect((await report(story, older, opens('late'))).case.id).equal(newer);
    expect((await story.row()).flags.chargebackFreeze).equal(true);
    expect(await refusalOf(report(story, older, opens('late')))).equal('chargeback_open');
    expect((await report(story, older, closes('late', 2000))).case.funds.chargedBack).equal(2000);
    await story.does('buyer', 'cancel', { confirmed: true });
    const { id: newest } = (await story.open('buyer', {}, 'form-3')).case;
    expect(await refusalOf(report(story, older, opens('late'))), 'not a second time').equal('chargeback_over');
    expect((await story.store.find(newest))?.flags.chargebackFreeze).equal(false);
  });
});

describe('withdrawing a dispute', () => {
  it('pays nobody, whoever opened it', async () => {
    for (const [profile, by] of [
      ['auracart', 'buyer'],
      ['alibaba', 'buyer'],
      ['p2p', 'buyer'],
      ['p2p', 'seller'],
    ] as const) {
      const story = new Story(profile);
      await story.open(by);
      await story.does(by, 'cancel', { confirmed: true });
      expect(story.ledger.sums(), `${profile} by the ${by}`).deep.equal({ buyer: 0, seller: 0 });
      expect([...story.ledger.entries.values()].map(({ kind }) => kind)).deep.equal(['hold', 'unhold']);
    }
  });

  it('is no way out of a false complaint: not once the other said "failed", nor while the platform asks', async () => {
    const story = new Story('p2p');
    await story.open('seller');
    await story.does('buyer', 'failed', { why: 'I paid.' });
    const cancel = () => refusalOf(story.does('seller', 'cancel', { confirmed: true }));
    expect(await cancel()).equal('decision_awaited');
    await story.does('mediator', 'claim', {});
    expect(await cancel()).equal('decision_awaited');
    await story.does('mediator', 'request-info', { to: ['seller'], question: 'The statement?' });
    expect(await cancel()).equal('decision_awaited');
    expect(await story.can('seller', 'cancel'), 'no button').equal(undefined);
    await story.does('seller', 'reply-info', { evidence: [], messageId: 'm' });
    await story.does('mediator', 'propose', { terms: terms('unlock-order'), reasons: 'Fair to both.' });
    expect(await cancel(), 'back between the parties').equal('decision_awaited');
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
  });

  it('waits for the platform where the other side has called it', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'contest-offer', { version: 1, why: 'No.' });
    await story.does('seller', 'escalate', { why: 'Please decide.' });
    expect(await refusalOf(story.does('buyer', 'cancel', { confirmed: true }))).equal('decision_awaited');
    const own = new Story('tokopedia');
    await own.open();
    await own.does('seller', 'contest-offer', { version: 1, why: 'No.' });
    await own.does('buyer', 'escalate', { why: 'Please decide.' });
    expect((await own.does('buyer', 'cancel', { confirmed: true })).state).equal('closed');
  });

  it('is no way to the money of an item that has gone back', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] });
    await story.does('seller', 'return-received', {});
    await story.submits('seller', {
      type: 'return-mismatch',
      data: { why: 'Worn.', files: [{ fileId: 'f', kind: 'photo' }] },
    });
    expect(await refusalOf(story.does('buyer', 'cancel', { confirmed: true }))).equal('decision_awaited');
  });
});

describe('an offer', () => {
  it('ends no later than the negotiation it is part of', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('partial-refund', 1000) });
    const first = await story.row();
    const ends = first.clocks.negotiation?.dueAt ?? 0;
    expect(first.offers[1]?.expiresAt).equal(Math.min(ends, first.offers[1]?.expiresAt ?? 0));
    await story.passes(20);
    const later = await story.does('seller', 'offer', { terms: terms('partial-refund', 2000) });
    expect(later.offers[2]?.expiresAt).equal(ends);
  });
});
