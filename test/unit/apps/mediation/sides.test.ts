import { expect } from 'chai';
import { answerOf, arrivalOf, putsForward } from '../../../../apps/mediation/sides.ts';
import type { DisputeMessage, DisputeView, OfferView, TimelineEntry } from '../../../../protocol/disputes.ts';

const entry = (seq: number, event: string, state: string, role = 'buyer', text?: string): TimelineEntry => ({
  seq,
  at: `2026-11-22T08:00:0${seq}.000Z`,
  event,
  by: { role, name: '' },
  state,
  ...(text === undefined ? {} : { text }),
});
const said = (role: string, text: string): DisputeMessage => ({
  id: text,
  by: { role, name: '' },
  text,
  attachments: [],
  at: '2026-11-22T08:00:00.000Z',
});
const FLAGS = { chargebackFreeze: false, legalHold: false, adverse: [], reviewOverdue: false } as const;
const look = (timeline: readonly TimelineEntry[], more: Partial<Pick<DisputeView, 'messages' | 'flags'>> = {}) => ({
  timeline,
  messages: [],
  flags: FLAGS,
  ...more,
});

describe('why a case is at the platform', () => {
  it('is what brought it there last, not what happened there', () => {
    const timeline = [
      entry(1, 'open', 'respondent-review'),
      entry(2, 'escalate', 'platform-queue', 'buyer', 'They refuse.'),
      entry(3, 'claim', 'platform-review', 'mediator'),
      entry(4, 'propose', 'negotiation', 'mediator'),
      entry(5, 'proposal-due', 'platform-queue', 'clock'),
      entry(6, 'claim', 'platform-review', 'mediator'),
    ];
    expect(arrivalOf({ timeline, state: 'platform-review' })?.event).to.equal('proposal-due');
  });

  it('is the appeal, where one is heard', () => {
    const timeline = [entry(1, 'escalate', 'platform-queue'), entry(2, 'appeal', 'appeal-review', 'seller')];
    expect(arrivalOf({ timeline, state: 'appeal-review' })?.event).to.equal('appeal');
  });
});

describe('what a side has answered', () => {
  it('is its last act, with its words', () => {
    const timeline = [
      entry(1, 'open', 'respondent-review'),
      entry(2, 'offer', 'negotiation', 'seller'),
      entry(3, 'reject', 'negotiation', 'seller', 'It left us whole.'),
    ];
    const { entry: last, text } = answerOf(look(timeline), 'seller');
    expect([last?.event, text]).to.deep.equal(['reject', 'It left us whole.']);
  });

  it('is what it wrote last, where its act had no words', () => {
    const timeline = [entry(2, 'agreed', 'negotiation', 'seller')];
    const messages = [said('seller', 'We sent it back.'), said('buyer', 'No.')];
    expect(answerOf(look(timeline, { messages }), 'seller').text).to.equal('We sent it back.');
  });

  it('is nothing where it kept silent, and says so where a deadline passed', () => {
    const silent = answerOf(look([entry(1, 'open', 'x')], { flags: { ...FLAGS, adverse: ['seller'] } }), 'seller');
    expect([silent.entry, silent.letPass]).to.deep.equal([undefined, true]);
  });
});

describe('what a side puts forward', () => {
  const offer = (by: 'buyer' | 'seller', kind: string): OfferView => ({
    ...{ version: 1, by, terms: { kind }, at: '2026-11-22T08:00:00.000Z', status: 'open', acceptedBy: [] },
  });
  it('is shown for whoever asks for something, in a trade of payments, and for both in a dispute about goods', () => {
    const trade = { wanted: { kind: 'unlock-order' }, offers: [offer('buyer', 'unlock-order')] };
    expect([putsForward(trade, 'buyer'), putsForward(trade, 'seller')]).to.deep.equal([true, false]);
    const goods = { wanted: { kind: 'full-refund' }, offers: [offer('buyer', 'full-refund')] };
    expect([putsForward(goods, 'buyer'), putsForward(goods, 'seller')]).to.deep.equal([true, true]);
  });
});
