import { expect } from 'chai';
import { movesOf } from '../../../../apps/case/money-moves.ts';
import { termsFault, termsOf } from '../../../../apps/case/terms-form.ts';
import { asksItems } from '../../../../apps/case/terms-text.ts';
import { stakeOf } from '../../../../apps/case/units.ts';
import { SOLUTION_KINDS, SOLUTIONS } from '../../../../disputes/domain/solutions.ts';
import type { DisputeView } from '../../../../protocol/disputes.ts';

const sum = (amount: number) => ({ currency: 'MYR', amount });
/** A case about a teapot of RM 60 and cups of RM 40. */
const VIEW = {
  paid: sum(10_000),
  funds: { currency: 'MYR', stake: 10_000, left: 10_000, chargedBack: 0, refunded: 0 },
  order: {},
  items: [
    { lineId: 'pot', title: 'Teapot', units: 1, bought: 1, sum: sum(6_000) },
    { lineId: 'cups', title: 'Cup', units: 4, bought: 4, sum: sum(4_000) },
  ],
} as unknown as DisputeView;

describe('terms about some items of a case', () => {
  it('are measured by what these items are about', () => {
    expect(stakeOf(VIEW).amount).to.equal(10_000);
    expect(stakeOf(VIEW, ['pot'])).to.deep.equal({ currency: 'MYR', amount: 6_000 });
    const part = { kind: 'partial-refund', amount: '70', items: ['pot'] };
    expect(termsFault(part, stakeOf(VIEW, ['pot']), 'en')).to.equal('amount_exceeds_paid');
    expect(termsFault({ ...part, items: undefined }, stakeOf(VIEW), 'en')).to.equal(undefined);
  });

  it('name at least one item, and none where they are about all', () => {
    expect(termsFault({ kind: 'full-refund', amount: '', items: [] }, stakeOf(VIEW, []), 'en')).to.equal(
      'items_missing',
    );
    expect(termsOf({ kind: 'full-refund', amount: '', items: ['pot'] }, stakeOf(VIEW, ['pot']), 'en')).to.deep.equal({
      kind: 'full-refund',
      items: ['pot'],
    });
    expect(termsOf({ kind: 'full-refund', amount: '' }, stakeOf(VIEW), 'en')).to.deep.equal({ kind: 'full-refund' });
  });

  it('pay the seller for the others', () => {
    const moves = movesOf({ ...VIEW, item: 'buyer' }, 'full-refund', { of: stakeOf(VIEW, ['pot']).amount });
    expect([moves.toBuyer, moves.toSeller]).to.deep.equal([6_000, 4_000]);
  });

  it('are asked for only where the rules take them', () => {
    for (const kind of SOLUTION_KINDS) {
      const { pays, returns, goods } = SOLUTIONS[kind];
      expect(asksItems(kind), kind).to.equal(pays !== 'seller' || returns || goods);
    }
  });
});
