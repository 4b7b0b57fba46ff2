import { expect } from 'chai';
import { moneyText, readAmount } from '../../../../apps/case/amounts.ts';
import type { Locale } from '../../../../protocol/locale.ts';

describe('amounts as people type and read them', () => {
  const read: readonly (readonly [string, string, number | undefined, Locale?])[] = [
    ['12.5', 'MYR', 1250],
    ['12,50', 'MYR', 1250],
    ['1,250.50', 'MYR', 125_050],
    ['1.250,50', 'MYR', 125_050],
    ['1.250', 'MYR', 125_000, 'id'],
    // To a reader of English the point is a decimal one, and ringgit have two decimals: asked for.
    ['1.250', 'MYR', undefined],
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
    ['RM50', 'MYR', 5000],
    ['$50', 'USD', 5000],
    ['50 €', 'EUR', 5000, 'es'],
    ['Rp12.500', 'IDR', 1_250_000, 'id'],
    ['500.000đ', 'VND', 500_000, 'vi'],
    ['50,-', 'EUR', 5000],
    ['50k', 'IDR', 5_000_000, 'id'],
    ['half', 'MYR', 1_000_000_000],
  ];
  for (const [typed, currency, minor, locale = 'en'] of read) {
    it(`reads "${typed}" in ${currency} (${locale}) as ${minor ?? 'no amount'}`, () => {
      expect(readAmount(typed, { currency, amount: 2_000_000_000 }, locale)).to.equal(minor);
    });
  }

  it('writes sums in the language, and small change of currencies that usually show none', () => {
    expect(moneyText('en', { currency: 'USD', amount: 7999 })).to.equal('$79.99');
    expect(moneyText('vi', { currency: 'VND', amount: 890_000 })).to.match(/890\.000/);
    expect(moneyText('en', { currency: 'IDR', amount: 150_050 })).to.match(/1,500\.50/);
    expect(moneyText('id', { currency: 'IDR', amount: 125_000_000 })).to.match(/1\.250\.000$/);
  });
});
