import { expect } from 'chai';
import { readCommand } from '../../../disputes/cases/action-schemas.ts';
import type { DisputeCase, Fault } from '../../../disputes/domain/case.ts';
import type { EvidenceFile } from '../../../disputes/domain/evidence-rules.ts';
import { MOST_OFFERS } from '../../../disputes/domain/offers.ts';
import { decide } from '../../../disputes/domain/state-machine.ts';
import { caseFor, NOW } from './fakes/canonical.ts';
import {
  ACTORS,
  claimFor,
  DAY,
  draft,
  evidence,
  HOUR,
  profileNamed,
  SECOND_MEDIATOR,
  START,
  terms,
} from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

/** A story in which the platform has the case and mediator-1 has taken it. */
async function reviewed(profile: string, paid = 10_000): Promise<Story> {
  const story = new Story(profile, { paid });
  await story.open();
  const silent = profile === 'auracart';
  if (silent) await story.passes(6 * 24);
  else await story.does('buyer', 'make-formal', { why: 'No way among friends.' });
  await story.does('mediator', 'claim', {});
  return story;
}

const ruling = (fault: Fault = 'seller', kind: 'full-refund' | 'return-refund' | 'reject' = 'full-refund') =>
  ({ terms: terms(kind), reasons: 'For these reasons.', fault }) as const;

describe('the platform', () => {
  it('is the claimant’s to call on AuraCart, also after a rejection', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.does('seller', 'reject', { version: 1, why: 'No.' });
    expect(await story.can('buyer', 'escalate')).include({ open: true });
    expect(await refusalOf(story.does('seller', 'escalate', { why: 'Please.' }))).equal('actor_not_permitted');
  });

  it('lets one person rule up to the limit, and asks for a second one above it or without a limit for the currency', async () => {
    expect((await (await reviewed('auracart', 500_000)).does('mediator', 'rule', ruling())).state).equal('closed');
    const above = await reviewed('auracart', 500_001);
    expect((await above.does('mediator', 'rule', ruling())).pendingRuling?.by).equal('mediator-1');
    expect(await refusalOf(above.does('mediator', 'rule', ruling()))).equal('ruling_pending');
    expect(await refusalOf(above.does('mediator', 'request-info', { to: ['buyer'], question: '?' }))).equal(
      'ruling_pending',
    );
    const declined = await above.does(SECOND_MEDIATOR, 'decline-ruling', { why: 'Look again.' });
    expect(declined).include({ pendingRuling: null, state: 'platform-review' });

    const unlisted = new Story('auracart', { currency: 'EUR', paid: 1 });
    await unlisted.open();
    await unlisted.passes(6 * 24);
    await unlisted.does('mediator', 'claim', {});
    expect((await unlisted.does('mediator', 'rule', ruling())).pendingRuling).not.equal(null);
  });

  it('makes the side at fault pay for the way back', async () => {
    const payers: unknown[] = [];
    for (const fault of ['seller', 'buyer', 'courier', 'none'] as const) {
      const story = await reviewed('auracart');
      payers.push((await story.does('mediator', 'rule', ruling(fault, 'return-refund'))).settlement?.freight);
    }
    expect(payers).deep.equal(['seller', 'buyer', 'platform', 'seller']);
  });

  it('demands reasons, an outcome of the profile, and the mediator who has the case', async () => {
    const story = await reviewed('auracart');
    expect(await refusalOf(story.does('mediator', 'rule', { ...ruling(), reasons: '  ' }))).equal('text_missing');
    expect(await refusalOf(story.does('mediator', 'rule', { ...ruling(), reasons: 'x'.repeat(4001) }))).equal(
      'text_too_long',
    );
    expect(await refusalOf(story.does('mediator', 'rule', { ...ruling(), terms: terms('exchange') }))).equal(
      'solution_not_offered',
    );
    const over = { ...ruling(), terms: { kind: 'partial-refund', amount: 10_001 } } as const;
    expect(await refusalOf(story.does('mediator', 'rule', over))).equal('amount_exceeds_paid');
    for (const amount of [null, 0, -1, 0.5, Number.NaN]) {
      const wrong = { ...ruling(), terms: { kind: 'partial-refund', amount } } as const;
      expect(await refusalOf(story.does('mediator', 'rule', wrong)), String(amount)).equal('amount_invalid');
    }
    expect(
      await refusalOf(story.does('mediator', 'rule', { ...ruling(), terms: { kind: 'full-refund', amount: 5 } })),
    ).equal('amount_invalid');
    expect(await refusalOf(story.does(SECOND_MEDIATOR, 'rule', ruling()))).equal('mediator_not_assigned');
    expect(await refusalOf(story.does(SECOND_MEDIATOR, 'claim', {}))).equal('action_not_in_state');
    await story.does('supervisor', 'release', {});
    expect((await story.does(SECOND_MEDIATOR, 'claim', {})).assignedTo).equal('mediator-2');
  });

  it('proposes nothing, and reports nothing that a courier found, without reasons', async () => {
    const story = await reviewed('auracart');
    for (const reasons of ['', ' \n'])
      expect(await refusalOf(story.does('mediator', 'propose', { terms: terms('partial-refund'), reasons }))).equal(
        'text_missing',
      );
    expect((await story.row()).state).equal('platform-review');
    for (const [action, data] of [
      ['propose', { terms: { kind: 'full-refund' } }],
      ['courier-result', { result: 'refuses' }],
    ] as const)
      expect(() => readCommand(action, data, false), action)
        .to.throw()
        .with.property('code', 'request_malformed');
  });

  it('takes the case back when a party rejects its proposal, or when nobody takes it in time', async () => {
    const rejected = await reviewed('auracart');
    await rejected.does('mediator', 'propose', { terms: terms('partial-refund'), reasons: 'Fair to both.' });
    expect((await rejected.does('seller', 'reject', { version: 2, why: 'Too much.' })).state).equal('platform-queue');

    const ignored = await reviewed('auracart');
    await ignored.does('mediator', 'propose', { terms: terms('partial-refund'), reasons: 'Fair to both.' });
    await ignored.does('buyer', 'accept-offer', { version: 2 });
    expect(await refusalOf(ignored.does('buyer', 'accept-offer', { version: 2 }))).equal('offer_already_accepted');
    expect((await ignored.passes(3 * 24)).state).equal('negotiation');
    expect((await ignored.passes(1)).state).equal('platform-queue');
  });

  it('lets the parties settle while it looks, and lets the respondent give in', async () => {
    const settled = await reviewed('auracart');
    await settled.does('seller', 'offer', { terms: terms('partial-refund', 7000) });
    expect((await settled.row()).state, 'an offer does not take the case away').equal('platform-review');
    expect((await settled.does('buyer', 'accept-offer', { version: 2 })).closure?.basis).equal('agreement');
    const gaveIn = await reviewed('auracart');
    expect((await gaveIn.does('seller', 'accept-loss', {})).closure?.outcome).equal('full-refund');
  });

  it('goes on when all who were asked have answered', async () => {
    const story = await reviewed('auracart');
    expect(await refusalOf(story.does('mediator', 'request-info', { to: [], question: '?' }))).equal(
      'info_request_invalid',
    );
    expect(await refusalOf(story.does('mediator', 'request-info', { to: ['buyer', 'buyer'], question: '?' }))).equal(
      'info_request_invalid',
    );
    await story.does('mediator', 'request-info', { to: ['buyer', 'seller'], question: 'When?' });
    await story.does('buyer', 'reply-info', { evidence: [], messageId: 'm-1' });
    expect(await refusalOf(story.does('buyer', 'reply-info', { evidence: [], messageId: 'm-2' }))).equal(
      'info_not_asked',
    );
    expect(await refusalOf(story.does('seller', 'reply-info', { evidence: [] }))).equal('text_missing');
    const back = await story.does('seller', 'reply-info', { evidence: [evidence()] });
    expect(back.state).equal('platform-review');
    expect(back.flags.adverse).deep.equal([]);
  });

  it('offers one appeal: a second ruling after a failed return is carried out at once', async () => {
    const story = await reviewed('alibaba');
    await story.does('mediator', 'rule', ruling('buyer', 'reject'));
    await story.does('buyer', 'appeal', { explanation: 'Look again.', evidence: [] });
    await story.does(SECOND_MEDIATOR, 'claim', {});
    await story.does(SECOND_MEDIATOR, 'request-info', { to: ['buyer'], question: 'Where?' });
    expect((await story.does('buyer', 'reply-info', { evidence: [], messageId: 'm' })).state).equal('appeal-review');
    await story.does(SECOND_MEDIATOR, 'overturn', ruling('seller', 'return-refund'));
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    expect((await story.passes(15 * 24)).flags.remedyTrouble, 'the item never left').equal('return-overdue');
    await story.does('mediator', 'claim', {});
    expect(await refusalOf(story.does('buyer', 'cancel', { confirmed: true }))).equal('ruling_exists');
    expect((await story.does('mediator', 'rule', ruling('buyer', 'reject'))).state).equal('closed');
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 10_000 });
  });

  it('keeps an appeal from the person who confirmed the ruling, too', async () => {
    const story = await reviewed('alibaba', 600_000);
    await story.does('mediator', 'rule', ruling('buyer', 'reject'));
    await story.does(SECOND_MEDIATOR, 'confirm-ruling', {});
    await story.does('buyer', 'appeal', { explanation: 'Look again.', evidence: [] });
    expect(await refusalOf(story.does(SECOND_MEDIATOR, 'claim', {}))).equal('second_person_needed');
    expect((await story.does('supervisor', 'claim', {})).assignedTo).equal('supervisor-1');
  });

  it('demands new evidence for an appeal where the profile does', () => {
    const profile = profileNamed('alibaba');
    const strict = { ...profile, appeal: { within: { amount: 14, unit: 'day' }, evidence: 'required' } } as const;
    const row = caseFor('alibaba', 'ruled', 'buyer', 'appeal', 'buyer-1');
    const appeal = (files: EvidenceFile[]) =>
      decide(row, { type: 'appeal', data: { explanation: 'e', evidence: files } }, ACTORS.buyer, strict, NOW);
    expect(appeal([])).include({ ok: false, code: 'evidence_missing' });
    expect(appeal([evidence()]).ok).equal(true);
  });

  it('holds money under a legal hold and pays when the last hold is gone', async () => {
    const story = await reviewed('auracart');
    await story.does('mediator', 'legal-hold', { on: true, why: 'Court order.' });
    expect(await refusalOf(story.does('mediator', 'legal-hold', { on: true, why: 'Again.' }))).equal('hold_unchanged');
    await story.does('payments', 'chargeback-open', { reference: 'cb' });
    await story.does('mediator', 'rule', ruling());
    await story.does('mediator', 'legal-hold', { on: false, why: 'Lifted.' });
    expect(story.ledger.sums(), 'the chargeback still holds').deep.equal({ buyer: 0, seller: 0 });
    expect(await refusalOf(story.does('payments', 'chargeback-closed', { reference: 'cb', toBuyer: 10_001 }))).equal(
      'amount_exceeds_paid',
    );
    await story.does('payments', 'chargeback-closed', { reference: 'cb', toBuyer: 0 });
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });

  it('keeps an idle case open while its money is frozen', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('payments', 'chargeback-open', { reference: 'cb' });
    expect((await story.passes(40 * 24)).state).equal('respondent-review');
  });

  it('gets goods that never come, and money is not paid for them', async () => {
    const story = new Story('tokopedia');
    await story.open('buyer', { reason: 'incomplete', wanted: terms('send-rest') });
    await story.does('seller', 'approve', { version: 1 });
    expect(await refusalOf(story.does('seller', 'goods-sent', { tracking: '' }))).equal('text_missing');
    const back = await story.passes(5 * 24 + 1);
    expect(back).include({ state: 'platform-queue' });
    expect(back.flags.remedyTrouble).equal('goods-overdue');
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
  });
});

describe('bargaining', () => {
  function opened(profile = 'auracart'): DisputeCase {
    const answer = decide(
      draft(profile),
      { type: 'open', data: claimFor(profile) },
      ACTORS.buyer,
      profileNamed(profile),
      START,
    );
    if (!answer.ok) throw new Error(answer.code);
    return answer.case;
  }

  it('has room for fifty offers of one side and not one more, whatever the other side has used', () => {
    let row = opened();
    const offer = (at: number, by: 'buyer' | 'seller' = 'seller') =>
      decide(
        row,
        { type: 'offer', data: { terms: terms('partial-refund', at) } },
        ACTORS[by],
        profileNamed('auracart'),
        START,
      );
    for (let count = 1; count <= MOST_OFFERS; count += 1) {
      const answer = offer(count);
      if (!answer.ok) throw new Error(`${answer.code} at ${count}`);
      row = answer.case;
    }
    expect(offer(1)).include({ ok: false, code: 'offers_too_many' });
    expect(offer(1, 'buyer')).include({ ok: true });
  });

  it('keeps an offer open to the last moment of its period and not beyond', () => {
    const profile = profileNamed('auracart');
    const offered = decide(
      opened(),
      { type: 'offer', data: { terms: terms('partial-refund') } },
      ACTORS.seller,
      profile,
      START,
    );
    if (!offered.ok) throw new Error(offered.code);
    const accept = (at: number) =>
      decide(offered.case, { type: 'accept-offer', data: { version: 2 } }, ACTORS.buyer, profile, at);
    expect(accept(START + 5 * DAY).ok).equal(true);
    expect(accept(START + 5 * DAY + 1)).include({ ok: false, code: 'offer_expired' });
  });

  it('does not let the claim itself run out', () => {
    const profile = profileNamed('auracart');
    const lowered = decide(
      opened(),
      { type: 'offer', data: { terms: terms('partial-refund') } },
      ACTORS.buyer,
      profile,
      START,
    );
    if (!lowered.ok) throw new Error(lowered.code);
    expect(lowered.case.state, 'the seller has not answered yet').equal('respondent-review');
    expect(lowered.case.clocks).property('first-answer');
    expect(
      decide(lowered.case, { type: 'approve', data: { version: 2 } }, ACTORS.seller, profile, START + 100 * DAY).ok,
    ).equal(true);
  });

  it('opens the way back only with the agreement that nobody confirmed', async () => {
    const story = new Story('p2p');
    await story.open('seller');
    await story.does('buyer', 'agreed', { confirm: { solution: 'cancel-order', minor: 10_000, currency: 'VND' } });
    expect((await story.passes(24)).state).equal('negotiation');
    const queued = await story.passes(1);
    expect(queued).include({ state: 'platform-queue', agreedAt: null });
    expect(await refusalOf(new Story('p2p').open('seller', { reason: 'order-not-unlocked' }))).equal(
      'reason_not_permitted',
    );
    expect(queued.openedAt).equal(story.at - 25 * HOUR);
  });
});
