import { expect } from 'chai';
import { amountIn } from '../../../../dialogs/entities/amount.ts';
import type { Locale } from '../../../../protocol/locale.ts';

const asked = (text: string, currency = 'MYR', locale: Locale = 'en') =>
  amountIn(text, { currency, paid: 10_000, locale, asked: true });
const unasked = (text: string, locale: Locale) =>
  amountIn(text, { currency: 'MYR', paid: 10_000, locale, asked: false });

describe('sums in what shoppers write', () => {
  for (const [text, currency, minor] of [
    ['30', 'MYR', 3000],
    ['RM 30', 'MYR', 3000],
    ['rm30.50', 'MYR', 3050],
    ['30,5 ringgit', 'MYR', 3050],
    ['MYR 1,250.50', 'MYR', 125_050],
    ['$20', 'USD', 2000],
    ['20 dólares', 'USD', 2000],
    ['US$ 12.99', 'USD', 1299],
    ['Rp50.000', 'IDR', 5_000_000],
    ['50rb', 'IDR', 5_000_000],
    ['1,5 juta', 'IDR', 150_000_000],
    ['445.000đ', 'VND', 445_000],
    ['200k', 'VND', 200_000],
    ['500 nghìn đồng', 'VND', 500_000],
    ['30塊', 'TWD', 3000],
    ['NT$300', 'TWD', 30_000],
    ['３０ 元', 'TWD', 3000],
    ['1.000.000', 'VND', 1_000_000],
  ] as const)
    it(`reads “${text}” for an order in ${currency}`, () => {
      expect(asked(text, currency)).to.deep.equal({ minor, stated: 'sum' });
    });

  for (const [text, locale, minor] of [
    ['half', 'en', 5000],
    ['50%', 'en', 5000],
    ['25 percent', 'en', 2500],
    ['two thirds', 'en', 6667],
    ['separuh je', 'ms', 5000],
    ['30 peratus', 'ms', 3000],
    ['suku', 'ms', 2500],
    ['setengahnya', 'id', 5000],
    ['40 persen', 'id', 4000],
    ['một nửa', 'vi', 5000],
    ['mot nua', 'vi', 5000],
    ['20 phần trăm', 'vi', 2000],
    ['la mitad', 'es', 5000],
    ['10 por ciento', 'es', 1000],
    ['tres cuartos', 'es', 7500],
    ['一半', 'zh-Hant', 5000],
    ['三成', 'zh-Hant', 3000],
    ['三分之一', 'zh-Hant', 3333],
  ] as const)
    it(`reads “${text}” in ${locale} as a share of what was paid`, () => {
      expect(asked(text, 'MYR', locale)).to.deep.equal({ minor, stated: 'share' });
    });

  it('tells a sum in another currency from one in the order’s', () => {
    expect(asked('20 usd')).to.deep.equal({ otherCurrency: 'USD' });
    expect(asked('50 ringgit', 'IDR')).to.deep.equal({ otherCurrency: 'MYR' });
  });

  it('takes no number for a sum that was not asked for', () => {
    expect(unasked('2 of the 3 jars arrived broken', 'en')).to.equal(undefined);
    expect(unasked('half of the jars are broken', 'en')).to.equal(undefined);
    expect(unasked('I want RM 30 back', 'en')).to.deep.equal({ minor: 3000, stated: 'sum' });
  });

  it('takes no guess between two numbers', () => {
    expect(asked('I paid 60 so give me 30')).to.equal(undefined);
  });

  it('reads hostile texts without harm', () => {
    for (const text of ['9'.repeat(5000), '٣٠', '1e308', '-5', '0.1.2.3', '%%%', '成'.repeat(3000), '\u0000'])
      expect(() => asked(text), text.slice(0, 20)).not.to.throw();
    expect(asked('9'.repeat(400))).to.equal(undefined);
    expect(asked('300%')).to.equal(undefined);
  });
});
