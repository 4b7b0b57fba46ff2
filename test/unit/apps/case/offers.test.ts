import { expect } from 'chai';
import { declinedBefore, isOpen } from '../../../../apps/case/offers.ts';

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

describe('terms that were declined before', () => {
  const sum = (amount: number) => ({ amount: { amount, currency: 'MYR' } });
  const offer = { version: 1, at: '2026-11-22T08:00:00.000Z', acceptedBy: [] } as const;
  const by = (who: 'buyer' | 'seller' | 'platform', amount: number, status: 'open' | 'rejected' | 'contested') =>
    ({ ...offer, by: who, status, terms: { kind: 'partial-refund', ...sum(amount) } }) as const;

  it('are told with whoever declined or contested them', () => {
    expect(declinedBefore([by('seller', 1000, 'contested')], 'partial-refund', 1000)).to.deep.equal(['buyer']);
    expect(declinedBefore([by('buyer', 1000, 'rejected')], 'partial-refund', 1000)).to.deep.equal(['seller']);
    const proposal = by('platform', 1000, 'rejected');
    expect(declinedBefore([proposal], 'partial-refund', 1000)).to.deep.equal(['buyer', 'seller']);
    expect(declinedBefore([{ ...proposal, acceptedBy: ['buyer'] }], 'partial-refund', 1000)).to.deep.equal(['seller']);
  });

  it('are these very terms, and not open ones', () => {
    expect(declinedBefore([by('seller', 1000, 'rejected')], 'partial-refund', 900)).to.equal(undefined);
    expect(declinedBefore([by('seller', 1000, 'rejected')], 'exchange', undefined)).to.equal(undefined);
    expect(declinedBefore([by('seller', 1000, 'open')], 'partial-refund', 1000)).to.equal(undefined);
  });
});
