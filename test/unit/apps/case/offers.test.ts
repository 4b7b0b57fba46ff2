import { expect } from 'chai';
import { isOpen } from '../../../../apps/case/offers.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000Z');

describe('an offer', () => {
  it('ends with its time', () => {
    expect(
      isOpen({ status: 'open', expiresAt: '2026-11-22T12:00:01.000Z' }, { state: 'negotiation', rulings: [] }, NOON),
    ).to.equal(true);
    expect(
      isOpen({ status: 'open', expiresAt: '2026-11-22T12:00:00.000Z' }, { state: 'negotiation', rulings: [] }, NOON),
    ).to.equal(false);
  });

  it('ends with the negotiation', () => {
    expect(isOpen({ status: 'open' }, { state: 'platform-review', rulings: [] }, NOON)).to.equal(true);
    for (const state of ['ruled', 'return-label', 'remedy', 'closed'])
      expect(isOpen({ status: 'open' }, { state, rulings: [] }, NOON), state).to.equal(false);
  });

  it('is not open again where carrying out what the platform decided went wrong, and may be where that was agreed', () => {
    const open = (confirmed: boolean[]) =>
      isOpen(
        { status: 'open' },
        { state: 'platform-queue', rulings: confirmed.map((each) => ({ confirmed: each })) },
        NOON,
      );
    expect(open([true])).to.equal(false);
    expect(open([])).to.equal(true);
    expect(open([false]), 'a decision that waits for a second person').to.equal(true);
  });
});
