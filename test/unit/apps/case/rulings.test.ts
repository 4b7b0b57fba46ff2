import { expect } from 'chai';
import { type RulingView, rulingsOf } from '../../../../apps/case/rulings.ts';
import type { TimelineEntry } from '../../../../protocol/disputes.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const ruled = (day: number, kind: string): RulingView => ({
  terms: { kind },
  reasons: kind,
  fault: 'none',
  at: at(day),
  confirmed: false,
});
const entry = (day: number, event: string, text = ''): TimelineEntry => ({
  seq: day,
  at: at(day),
  event,
  by: { role: 'mediator', name: '' },
  state: 'ruled',
  text,
});
const told = (rulings: readonly RulingView[], timeline: readonly TimelineEntry[]) =>
  rulingsOf({ rulings, timeline }).map(({ ruling, standing, review }) => [
    ruling.terms.kind,
    standing,
    review?.reasons,
  ]);

describe('decisions of a case', () => {
  it('stand where nobody appealed', () => {
    expect(told([ruled(1, 'reject')], [entry(1, 'rule')])).to.deep.equal([['reject', 'stands', undefined]]);
  });

  it('are marked as overturned below the one that came of the review', () => {
    const timeline = [entry(1, 'rule'), entry(2, 'appeal'), entry(3, 'overturn')];
    expect(told([ruled(1, 'reject'), ruled(3, 'partial-refund')], timeline)).to.deep.equal([
      ['partial-refund', 'stands', undefined],
      ['reject', 'overturned', undefined],
    ]);
  });

  it('show why they were upheld', () => {
    const timeline = [entry(1, 'rule'), entry(2, 'appeal'), entry(3, 'uphold', 'Nothing new was shown.')];
    expect(told([ruled(1, 'reject')], timeline)).to.deep.equal([['reject', 'upheld', 'Nothing new was shown.']]);
  });

  it('are replaced by a later one without an appeal', () => {
    const timeline = [entry(1, 'rule'), entry(2, 'return-mismatch'), entry(3, 'rule')];
    expect(told([ruled(1, 'return-refund'), ruled(3, 'reject')], timeline)[1]).to.deep.equal([
      'return-refund',
      'replaced',
      undefined,
    ]);
  });
});
