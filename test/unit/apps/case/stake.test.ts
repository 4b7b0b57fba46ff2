import { expect } from 'chai';
import { moneyPlaces, saidByPlaces } from '../../../../apps/case/stake.ts';

const FUNDS = {
  currency: 'MYR',
  paid: 6490,
  gone: 0,
  stake: 6490,
  left: 0,
  held: 0,
  refunded: 2000,
  released: 4490,
  chargedBack: 0,
  unheld: 0,
};

describe('places of the money', () => {
  it('say of a party that the money went to them, and that first', () => {
    expect(moneyPlaces({ funds: FUNDS, role: 'buyer' })).to.deep.equal([
      { where: 'toYou', amount: 2000 },
      { where: 'toSeller', amount: 4490 },
    ]);
    expect(moneyPlaces({ funds: FUNDS, role: 'seller' }).map(({ where }) => where)).to.deep.equal(['toYou', 'toBuyer']);
  });

  it('name only places where there is any', () => {
    expect(moneyPlaces({ funds: { ...FUNDS, left: 6490, refunded: 0, released: 0 }, role: 'buyer' })).to.deep.equal([
      { where: 'held', amount: 6490 },
    ]);
  });

  it('say the whole sum by themselves where it is in one, and where nothing is at stake any more', () => {
    const said = (state: string, funds: typeof FUNDS) =>
      saidByPlaces({ state, funds }, moneyPlaces({ funds, role: 'buyer' }));
    expect(said('negotiation', { ...FUNDS, left: 6490, refunded: 0, released: 0 })).to.equal(true);
    expect(said('remedy', { ...FUNDS, left: 4490, released: 0 })).to.equal(false);
    expect(said('closed', FUNDS)).to.equal(true);
    expect(said('closed', { ...FUNDS, refunded: 0, released: 0 })).to.equal(false);
  });
});
