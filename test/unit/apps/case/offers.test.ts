import { expect } from 'chai';
import { isOpen } from '../../../../apps/case/offers.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000Z');

describe('an offer', () => {
  it('ends with its time', () => {
    expect(isOpen({ status: 'open', expiresAt: '2026-11-22T12:00:01.000Z' }, 'negotiation', NOON)).to.equal(true);
    expect(isOpen({ status: 'open', expiresAt: '2026-11-22T12:00:00.000Z' }, 'negotiation', NOON)).to.equal(false);
  });

  it('ends with the negotiation', () => {
    expect(isOpen({ status: 'open' }, 'platform-review', NOON)).to.equal(true);
    for (const state of ['ruled', 'return-label', 'remedy', 'closed'])
      expect(isOpen({ status: 'open' }, state, NOON), state).to.equal(false);
  });
});
