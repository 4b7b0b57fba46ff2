import { expect } from 'chai';
import { waitsForTold } from '../../../../disputes/letters/wait-for-told.ts';

const OPENED = [{ template: 'opened', at: 1_000 }] as const;
const RUNS = { state: 'respondent-review', claimant: 'buyer', reach: {} } as const;

describe('the letter to whoever opened a case', () => {
  it('waits for the other side to be told, and no longer than a minute', () => {
    expect(waitsForTold(RUNS, OPENED, 2_000, 500)).to.equal(2_500);
    expect(waitsForTold(RUNS, OPENED, 61_000, 500)).to.equal(undefined);
  });

  it('goes once they are told, or known not to be reached', () => {
    for (const state of ['told', 'unreachable'] as const) {
      const reach = { seller: { state, at: 1_500 } };
      expect(waitsForTold({ ...RUNS, reach }, OPENED, 2_000, 500)).to.equal(undefined);
    }
  });

  it('waits for nothing else: other letters, cases that are over, cases of before', () => {
    expect(waitsForTold(RUNS, [{ template: 'ruled', at: 1_000 }], 2_000, 500)).to.equal(undefined);
    expect(waitsForTold({ ...RUNS, state: 'closed' }, OPENED, 2_000, 500)).to.equal(undefined);
    expect(waitsForTold({ state: 'respondent-review', claimant: 'buyer' }, OPENED, 2_000, 500)).to.equal(undefined);
  });
});
