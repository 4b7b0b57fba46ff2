import { expect } from 'chai';
import { saidWithIt } from '../../../../apps/case/said-with-it.ts';
import type { OfferView, TimelineEntry } from '../../../../protocol/disputes.ts';

type Look = Parameters<typeof saidWithIt>[0];

const AT = '2026-11-22T08:00:00.000Z';
const look = (says: string, more: Partial<Look> = {}): Look => ({
  state: says === 'question' ? 'info-requested' : 'negotiation',
  standing: { says, turn: 'you' },
  role: 'buyer',
  offers: [],
  requests: [],
  timeline: [],
  ...more,
});
const offer = (version: number, by: OfferView['by'], reasons: string, status: OfferView['status'] = 'open') => ({
  version,
  by,
  reasons,
  status,
  terms: { kind: 'full-refund' },
  at: AT,
  acceptedBy: [],
});
const entry = (seq: number, event: string, text: string): TimelineEntry => ({
  seq,
  event,
  text,
  at: AT,
  by: { role: 'seller', name: '' },
  state: 'negotiation',
});

describe('what was said with what a case waits for', () => {
  it('is the question, to whom it was put', () => {
    const requests = [
      { number: 1, to: ['buyer' as const], question: 'Which box?', at: AT, answeredBy: [] },
      { number: 2, to: ['seller' as const], question: 'Which courier?', at: AT, answeredBy: [] },
    ];
    expect(saidWithIt(look('question', { requests }))?.reasons).to.equal('Which box?');
    expect(saidWithIt(look('question', { requests, role: 'seller' }))?.reasons).to.equal('Which courier?');
    expect(saidWithIt(look('question-to-other', { requests }))).to.equal(undefined);
  });

  it('is why something is offered, by the side that offers it', () => {
    const offers = [
      offer(1, 'buyer', 'Mine.'),
      offer(2, 'seller', 'Older.', 'superseded'),
      offer(3, 'seller', 'Theirs.'),
      offer(4, 'platform', 'The platform’s.'),
    ];
    expect(saidWithIt(look('offer-received', { offers }))?.reasons).to.equal('Theirs.');
    expect(saidWithIt(look('proposal-open', { offers }))?.reasons).to.equal('The platform’s.');
    expect(saidWithIt(look('offer-awaited', { offers }))).to.equal(undefined);
  });

  it('is the newest refusal, in whatever order the story is told', () => {
    const timeline = [entry(7, 'reject', 'Too much.'), entry(9, 'message', ''), entry(3, 'reject', 'No.')];
    expect(saidWithIt(look('declined', { timeline }))?.reasons).to.equal('Too much.');
    expect(saidWithIt(look('declined', { timeline: [] }))).to.equal(undefined);
  });
});
