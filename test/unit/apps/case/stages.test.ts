import { expect } from 'chai';
import { stagesOf } from '../../../../apps/case/stages.ts';
import { LIVE_STATES } from '../../../../protocol/dispute-states.ts';
import type { TimelineEntry } from '../../../../protocol/disputes.ts';

const passed = (...states: string[]): TimelineEntry[] =>
  states.map((state, seq) => ({
    seq,
    at: '2026-11-22T08:00:00.000Z',
    event: 'open',
    by: { role: 'buyer', name: '' },
    state,
  }));
const told = (state: string, ...states: string[]) =>
  stagesOf({ state, timeline: passed(...states) }).map(({ stage, is }) => `${stage} ${is}`);

describe('stages of a case', () => {
  it('show what is behind, where it is and what is ahead', () => {
    expect(
      told('platform-review', 'respondent-review', 'negotiation', 'platform-queue', 'platform-review'),
    ).to.deep.equal(['opened done', 'parties done', 'platform now', 'carrying ahead', 'closed ahead']);
  });

  it('leave out a stage that was not needed', () => {
    expect(told('closed', 'respondent-review', 'remedy', 'closed')).to.deep.equal([
      'opened done',
      'parties done',
      'carrying done',
      'closed now',
    ]);
  });

  it('do not go back while both sides answer a proposal of the platform', () => {
    const timeline = passed('respondent-review', 'platform-review', 'negotiation');
    const stages = stagesOf({ state: 'negotiation', timeline, standing: { says: 'proposal-open' } });
    expect(stages.find(({ is }) => is === 'now')?.stage).to.equal('platform');
  });

  it('know every state that a case can be in', () => {
    for (const state of [...LIVE_STATES, 'closed'])
      expect(
        told(state, state).filter((each) => each.endsWith(' now')),
        state,
      ).to.not.deep.equal(['opened now']);
  });
});
