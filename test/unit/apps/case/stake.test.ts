import { expect } from 'chai';
import { moneyPlaces } from '../../../../apps/case/stake.ts';

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
  it('say of a party that the money went to them', () => {
    expect(moneyPlaces({ funds: FUNDS, role: 'buyer' })).to.deep.equal([
      { where: 'toYou', amount: 2000 },
      { where: 'toSeller', amount: 4490 },
    ]);
    expect(moneyPlaces({ funds: FUNDS, role: 'seller' }).map(({ where }) => where)).to.deep.equal(['toBuyer', 'toYou']);
  });

  it('name only places where there is any', () => {
    expect(moneyPlaces({ funds: { ...FUNDS, left: 6490, refunded: 0, released: 0 }, role: 'buyer' })).to.deep.equal([
      { where: 'held', amount: 6490 },
    ]);
  });
});
