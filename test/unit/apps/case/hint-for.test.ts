import { expect } from 'chai';
import { hintFor, toldBefore } from '../../../../apps/case/hint-for.ts';
import { sumAtStake } from '../../../../apps/case/stake.ts';
import { words } from '../../../../locales/words.ts';
import type { DisputeView } from '../../../../protocol/disputes.ts';

const view = (kind: string) =>
  ({ wanted: { kind }, offers: [], settlement: { terms: { kind }, basis: 'agreement' } }) as unknown as DisputeView;

describe('what a form says that its action does', () => {
  it('is another item, not money, where a return belongs to an exchange', () => {
    expect(hintFor(view('return-refund'), 'return-inspected')).to.equal('return-inspected');
    const hint = hintFor(view('exchange'), 'return-inspected');
    expect(Reflect.get(words('en').disputes.hints, hint)).to.include('You then send the buyer another one');
  });

  it('is a locked order where a trade is withdrawn', () => {
    expect(hintFor(view('full-refund'), 'cancel')).to.equal('cancel');
    const hint = hintFor(view('unlock-order'), 'cancel');
    expect(Reflect.get(words('en').disputes.hints, hint)).to.include('the order stays locked');
  });

  it('asks for the address of the warehouse where the item goes there', () => {
    const wanted = { ...view('exchange'), standing: { says: 'label-wanted-warehouse', turn: 'you' as const } };
    expect(hintFor(wanted, 'return-label')).to.equal('return-label-warehouse');
    expect(hintFor(view('exchange'), 'return-label')).to.equal('return-label');
  });

  it('stands under the buttons already where two of them are alike', () => {
    expect(toldBefore('make-formal', ['offer', 'make-formal', 'ask-refund'])).to.equal(true);
    expect(toldBefore('make-formal', ['offer', 'make-formal'])).to.equal(false);
    expect(toldBefore('offer', ['offer', 'make-formal', 'ask-refund'])).to.equal(false);
    expect(toldBefore('failed', ['agreed', 'failed'])).to.equal(true);
    const { hints } = words('en').disputes;
    for (const action of ['make-formal', 'ask-refund', 'agreed', 'failed']) expect(hints).to.have.property(action);
  });

  it('names the sum that the case is about, not all that was paid for the line', () => {
    const mugs = { paid: { currency: 'MYR', amount: 8800 }, funds: { currency: 'MYR', stake: 4400 } };
    expect(sumAtStake(mugs as DisputeView, undefined)).to.deep.equal({ currency: 'MYR', amount: 4400 });
    const loss = { solution: 'unlock-order', minor: 5, currency: 'VND' };
    expect(sumAtStake(mugs as DisputeView, loss)).to.deep.equal({ currency: 'VND', amount: 5 });
  });
});
