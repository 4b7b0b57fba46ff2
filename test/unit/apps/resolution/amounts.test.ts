import { expect } from 'chai';
import { decimalsOf, majorText, moneyText, readAmount } from '../../../../apps/shared/case/amounts.ts';

describe('amounts as people type and read them', () => {
  const read: readonly (readonly [string, string, number | undefined])[] = [
    ['12.5', 'MYR', 1250],
    ['12,50', 'MYR', 1250],
    ['1,250.50', 'MYR', 125_050],
    ['1.250,50', 'MYR', 125_050],
    ['1.250', 'MYR', 125_000],
    ['1 250', 'MYR', 125_000],
    ['１２．５', 'MYR', 1250],
    ['890.000', 'VND', 890_000],
    ['890000', 'VND', 890_000],
    ['12.5', 'VND', undefined],
    ['1.500', 'KWD', 1500],
    ['0', 'USD', 0],
    ['', 'USD', undefined],
    ['-5', 'USD', undefined],
    ['5 euros', 'USD', undefined],
    ['1.2.3', 'USD', undefined],
    ['12.345.6', 'USD', undefined],
    ['99999999999999999', 'USD', undefined],
  ];
  for (const [typed, currency, minor] of read) {
    it(`reads "${typed}" in ${currency} as ${minor ?? 'no amount'}`, () => {
      expect(readAmount(typed, currency)).to.equal(minor);
    });
  }

  it('reads back what it wrote, for every number of decimals', () => {
    for (const currency of ['VND', 'MYR', 'KWD']) {
      for (const minor of [0, 1, 9, 10, 99, 100, 12_345]) {
        expect(readAmount(majorText(minor, currency), currency), `${minor} ${currency}`).to.equal(minor);
      }
    }
  });

  it('counts decimals by the standard, whatever the browser shows', () => {
    expect(['VND', 'IDR', 'TWD', 'JPY', 'BHD'].map(decimalsOf)).to.deep.equal([0, 2, 2, 0, 3]);
  });

  it('writes sums in the language, and small change of currencies that usually show none', () => {
    expect(moneyText('en', { currency: 'USD', amount: 7999 })).to.equal('$79.99');
    expect(moneyText('vi', { currency: 'VND', amount: 890_000 })).to.match(/890\.000/);
    expect(moneyText('en', { currency: 'IDR', amount: 150_050 })).to.match(/1,500\.50/);
  });
});
