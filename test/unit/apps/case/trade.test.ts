import { expect } from 'chai';
import { isTrade } from '../../../../apps/case/trade.ts';

describe('a trade between two people', () => {
  it('is told from an order of goods by what is asked for', () => {
    expect(isTrade({ wanted: { kind: 'unlock-order' }, offers: [] })).to.equal(true);
    expect(isTrade({ wanted: { kind: 'full-refund' }, offers: [] })).to.equal(false);
  });
});
