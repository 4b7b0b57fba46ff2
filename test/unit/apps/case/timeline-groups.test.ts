import { expect } from 'chai';
import { timelineGroups } from '../../../../apps/case/timeline-groups.ts';
import type { TimelineEntry } from '../../../../protocol/disputes.ts';

const entry = (seq: number, event: string, role = 'buyer', more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  seq,
  at: '2026-11-22T08:00:00.000Z',
  event,
  by: { role, name: role },
  state: 'negotiation',
  ...more,
});
const told = (...entries: TimelineEntry[]) =>
  timelineGroups(entries).map(({ entry: { event, by }, count }) => `${by.role} ${event} × ${count}`);

describe('course of a case', () => {
  it('tells the same act several times in a row once, newest first', () => {
    expect(
      told(entry(1, 'open'), entry(2, 'add-evidence'), entry(3, 'add-evidence'), entry(4, 'add-evidence')),
    ).to.deep.equal(['buyer add-evidence × 3', 'buyer open × 1']);
  });

  it('keeps apart what others did, or what has words of its own', () => {
    expect(told(entry(1, 'add-evidence'), entry(2, 'add-evidence', 'seller'))).to.have.length(2);
    expect(
      told(entry(1, 'reject', 'buyer', { text: 'No.' }), entry(2, 'reject', 'buyer', { text: 'No again.' })),
    ).to.have.length(2);
  });
});
