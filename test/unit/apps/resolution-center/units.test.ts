import { expect } from 'chai';
import { stakeOfLine, unitsOf } from '../../../../apps/resolution-center/units.ts';
import { draftCase } from '../../../../disputes/domain/draft-case.ts';
import { aboutUnits, stakeOf } from '../../../../disputes/domain/funds.ts';
import { orderLine } from '../../disputes/fakes/cases.ts';

const LINE = {
  orderId: 'AC-1027',
  lineId: 'AC-1027-2',
  title: 'Mug',
  seller: 'Mei',
  buyer: 'Mai',
  quantity: 3,
  paid: { currency: 'MYR', amount: 10_000 },
};

describe('units of an order line in the form', () => {
  it('are all where nothing is typed, and none where it is no number of them', () => {
    expect(['', ' 2 ', '3', '4', '0', '2.0', 'x'].map((typed) => unitsOf(LINE, typed))).to.deep.equal([
      ...[3, 2, 3],
      ...[undefined, undefined, undefined, undefined],
    ]);
    const { quantity: _, ...one } = LINE;
    expect([unitsOf(one, ''), unitsOf(one, '2')]).to.deep.equal([1, undefined]);
  });

  it('have the same share of the sum as the rules give them', () => {
    const { funds } = draftCase({
      id: 'case-1',
      number: 'KD-1',
      profile: { id: 'auracart', version: 1 },
      order: orderLine('auracart', { quantity: 3, paid: 10_000 }),
    });
    for (const units of [1, 2, 3])
      expect(stakeOfLine(LINE, String(units)).amount, String(units)).to.equal(stakeOf(aboutUnits(funds, units, 3)));
    const left = { currency: 'MYR', amount: 2_000 };
    expect(stakeOfLine({ ...LINE, left }, '2')).to.deep.equal({ currency: 'MYR', amount: 2_000, paid: 6_667 });
  });
});
