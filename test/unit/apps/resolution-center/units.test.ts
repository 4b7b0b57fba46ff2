import { expect } from 'chai';
import { stakeOfLine, stakeOfLines, unitsOf, withLine } from '../../../../apps/resolution-center/units.ts';
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

  it('are no more than earlier cases have left open', () => {
    const some = { ...LINE, unitsLeft: 2, left: { currency: 'MYR', amount: 6_667 } };
    expect([unitsOf(some, ''), unitsOf(some, '2'), unitsOf(some, '3')]).to.deep.equal([2, 2, undefined]);
    expect(stakeOfLine(some, '').amount).to.equal(6_667);
  });
});

describe('items that are picked in the form', () => {
  it('are of one order and one seller: another one begins anew', () => {
    const second = { ...LINE, lineId: 'AC-1027-1' };
    const one = withLine([], LINE, true);
    const two = withLine(one, second, true);
    expect(two.map(({ line }) => line.lineId)).to.deep.equal(['AC-1027-2', 'AC-1027-1']);
    expect(stakeOfLines(two)).to.deep.include({ amount: 20_000 });
    expect(withLine(two, LINE, false).map(({ line }) => line.lineId)).to.deep.equal(['AC-1027-1']);
    for (const other of [{ orderId: 'AC-1' }, { seller: 'Ali' }, { paid: { currency: 'USD', amount: 1 } }]) {
      const foreign = { ...LINE, lineId: 'other', ...other };
      expect(withLine(two, foreign, true)).to.deep.equal([{ line: foreign, units: '' }]);
    }
  });
});
