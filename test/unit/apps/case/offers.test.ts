import { expect } from 'chai';
import { isOpen } from '../../../../apps/case/offers.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000Z');

describe('an offer', () => {
  it('ends with its time', () => {
    expect(
      isOpen({ status: 'open', expiresAt: '2026-11-22T12:00:01.000Z' }, { state: 'negotiation', flags: {} }, NOON),
    ).to.equal(true);
    expect(
      isOpen({ status: 'open', expiresAt: '2026-11-22T12:00:00.000Z' }, { state: 'negotiation', flags: {} }, NOON),
    ).to.equal(false);
  });

  it('ends with the negotiation', () => {
    expect(isOpen({ status: 'open' }, { state: 'platform-review', flags: {} }, NOON)).to.equal(true);
    for (const state of ['ruled', 'return-label', 'remedy', 'closed'])
      expect(isOpen({ status: 'open' }, { state, flags: {} }, NOON), state).to.equal(false);
  });

  it('is not open again where carrying out what was decided went wrong', () => {
    const trouble = { state: 'platform-queue', flags: { remedyTrouble: 'goods-not-sent' } };
    expect(isOpen({ status: 'open' }, trouble, NOON)).to.equal(false);
  });
});
