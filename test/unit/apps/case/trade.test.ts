import { expect } from 'chai';
import { isTrade, ofTrades } from '../../../../apps/case/trade.ts';

describe('a trade between two people', () => {
  it('is told from an order of goods by what is asked for', () => {
    expect(isTrade({ wanted: { kind: 'unlock-order' }, offers: [] })).to.equal(true);
    expect(isTrade({ wanted: { kind: 'full-refund' }, offers: [] })).to.equal(false);
  });

  it('is all that a policy is about, or not', () => {
    const trades = [{ solutions: ['unlock-order'] }, { solutions: ['cancel-order'] }];
    expect(ofTrades(trades)).to.equal(true);
    expect(ofTrades([...trades, { solutions: ['full-refund'] }])).to.equal(false);
    expect(ofTrades([])).to.equal(false);
  });
});
