import { expect } from 'chai';
import { isCorrection, linkIn, returnExpected } from '../../../../apps/case/parcels.ts';

describe('parcels of a case', () => {
  it('are told of once the item has to go back', () => {
    const settled = (kind: string) => ({ settlement: { terms: { kind }, basis: 'ruling' } });
    expect(returnExpected({ state: 'return-label', ...settled('return-refund') })).to.equal(true);
    expect(returnExpected({ state: 'remedy', ...settled('partial-refund') })).to.equal(false);
    expect(returnExpected({ state: 'closed', returnParcel: { tracking: 'EP1' }, ...settled('exchange') })).to.equal(
      true,
    );
  });

  it('open nothing but web addresses from a label', () => {
    expect(linkIn('https://post.example/label/12 ')).to.equal('https://post.example/label/12');
    expect(linkIn('javascript:alert(1)')).to.equal(undefined);
    expect(linkIn('QR 12')).to.equal(undefined);
  });

  it('name an action that was done before as a correction', () => {
    expect(isCorrection({}, 'return-shipped')).to.equal(false);
    expect(isCorrection({ returnParcel: { address: 'Jalan Ipoh 12' } }, 'return-shipped')).to.equal(false);
    expect(isCorrection({ returnParcel: { tracking: 'EP1' } }, 'return-shipped')).to.equal(true);
    expect(isCorrection({ returnParcel: { instructions: 'Soon.' } }, 'return-label')).to.equal(false);
    expect(isCorrection({ goodsParcel: { tracking: 'SF1', sentAt: '' } }, 'goods-sent')).to.equal(true);
  });
});
