import { expect } from 'chai';
import { movesOf, restOf, sumOf } from '../../../../apps/case/money-moves.ts';
import { movable, payOut, stakeOf } from '../../../../disputes/domain/funds.ts';
import { destinationsFor } from '../../../../disputes/domain/item-place.ts';
import { SOLUTION_KINDS, SOLUTIONS } from '../../../../disputes/domain/solutions.ts';

const paid = { currency: 'MYR', paid: 1000, gone: 0, held: 1000, refunded: 0, released: 0, chargedBack: 0, unheld: 0 };
const FUNDS = [
  paid,
  { ...paid, chargedBack: 300 },
  { ...paid, chargedBack: 1000 },
  { ...paid, refunded: 200 },
  { ...paid, held: 0 },
  { ...paid, refunded: 400, released: 600 },
];

describe('preview of what a ruling moves', () => {
  for (const kind of SOLUTION_KINDS) {
    it(`says for ${kind} what the domain will do, whatever has moved already`, () => {
      const amount = SOLUTIONS[kind].pays === 'buyer-part' ? 450 : null;
      for (const funds of FUNDS) {
        const { intents } = payOut(funds, { kind, amount }, 'case');
        const to = (side: string) => intents.find((intent) => intent.to === side)?.minor ?? 0;
        const known = { ...funds, stake: stakeOf(funds), left: movable(funds) };
        const moves = movesOf({ funds: known, item: 'buyer' }, kind, { amount: amount ?? undefined });
        expect([moves.toBuyer, moves.toSeller], JSON.stringify(funds)).to.deep.equal([to('buyer'), to('seller')]);
        expect(movesOf({ funds: known, item: 'seller' }, kind, { amount: 1 }, true)).include({
          returnFirst: false,
          goodsFirst: SOLUTIONS[kind].goods || destinationsFor('seller', { kind, amount }).includes('buyer'),
        });
        expect([moves.returnFirst, moves.goodsFirst]).to.deep.equal([SOLUTIONS[kind].returns, SOLUTIONS[kind].goods]);
      }
    });
  }
});

describe('what an agreement moves', () => {
  const mug = { lineId: '1', title: 'Mug', units: 1, bought: 1, sum: { currency: 'MYR', amount: 300 } };
  const items = [mug, { ...mug, lineId: '2', title: 'Kettle', sum: { currency: 'MYR', amount: 700 } }];

  it('leaves the rest of a part, or of the items, where the policy leaves it', () => {
    expect(restOf({ kind: 'partial-refund' }, 'escrow')).to.equal('escrow');
    expect(restOf({ kind: 'full-refund', items: ['Mug'] }, 'escrow')).to.equal('escrow');
    expect(restOf({ kind: 'full-refund' }, 'escrow')).to.equal('seller');
    expect(restOf({ kind: 'partial-refund' }, 'seller')).to.equal('seller');
  });

  it('is about the items that it names, and of no sum where two of them are called the same', () => {
    expect(sumOf({ items }, {})).to.equal(undefined);
    expect(sumOf({ items }, { items: ['Kettle'] })).to.equal(700);
    expect(sumOf({ items: [mug, { ...mug, lineId: '3' }] }, { items: ['Mug'] })).to.equal(null);
  });
});
