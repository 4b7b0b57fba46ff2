import { expect } from 'chai';
import { parseMoney } from '../../../disputes/domain/money.ts';
import { LOCALES } from '../../../protocol/locale.ts';
import { decimalsOf } from '../../../protocol/money/currencies.ts';
import { formatMoney, plainText } from '../../../protocol/money/format-money.ts';
import { seeded } from './fakes/random.ts';

describe('money', () => {
  it('knows currencies with no, two and three decimals, independent of the run time', () => {
    expect(['JPY', 'VND', 'KRW'].map(decimalsOf)).deep.equal([0, 0, 0]);
    expect(['MYR', 'IDR', 'TWD', 'USD'].map(decimalsOf)).deep.equal([2, 2, 2, 2]);
    expect(['KWD', 'BHD', 'TND'].map(decimalsOf)).deep.equal([3, 3, 3]);
    expect(() => decimalsOf('Rp')).throw('currency_invalid');
  });

  it('reads plain decimals exactly and refuses the rest', () => {
    expect(parseMoney('12.5', 'MYR')).deep.equal({ currency: 'MYR', minor: 1250 });
    expect(parseMoney('0.1', 'KWD')).deep.equal({ currency: 'KWD', minor: 100 });
    expect(parseMoney('1500', 'VND')).deep.equal({ currency: 'VND', minor: 1500 });
    for (const text of ['', '-1', '1,5', '1.234', '1e3', ' 1', '1.', '.5', '999999999999999']) {
      expect(parseMoney(text, 'MYR'), text).equal(undefined);
    }
    expect(parseMoney('1.5', 'JPY')).equal(undefined);
  });

  it('gives back every sum that it reads', () => {
    const random = seeded(11);
    for (const currency of ['MYR', 'JPY', 'KWD']) {
      for (let i = 0; i < 300; i += 1) {
        const minor = Math.floor(random() * 1e12);
        expect(parseMoney(plainText({ currency, minor }), currency)).deep.equal({ currency, minor });
      }
    }
    expect(plainText({ currency: 'MYR', minor: 5 })).equal('0.05');
    expect(plainText({ currency: 'MYR', minor: -105 })).equal('-1.05');
  });

  it('writes sums as people of a locale do, and never drops what is not zero', () => {
    const plain = (minor: number, currency: string, locale: string) =>
      formatMoney({ currency, minor }, locale).replaceAll('\u00a0', ' ');
    expect(plain(123_456, 'MYR', 'ms')).equal('RM 1,234.56');
    expect(plain(123_456, 'EUR', 'es')).equal('1234,56 €');
    expect(plain(1_500_000, 'VND', 'vi')).equal('1.500.000 ₫');
    expect(plain(1234, 'KWD', 'en')).equal('KWD 1.234');
    expect(plain(1_500_000_00, 'IDR', 'id')).equal('Rp 1.500.000');
    expect(plain(1_500_000_50, 'IDR', 'id')).equal('Rp 1.500.000,50');
    // A binary fraction cannot hold this sum; the text can.
    expect(plain(900_719_925_474_099, 'USD', 'en')).equal('$9,007,199,254,740.99');
  });

  for (const [currency, minor, ...shown] of [
    // en, ms, id, vi, es, zh-Hant
    ['MYR', 123_450, 'RM 1,234.50', 'RM 1,234.50', 'RM 1.234,50', '1.234,50 RM', '1234,50 RM', 'RM 1,234.50'],
    ['SGD', 123_450, '$1,234.50', '$1,234.50', 'SGD 1.234,50', '1.234,50 SGD', '1234,50 SGD', 'SGD 1,234.50'],
    [
      'IDR',
      125_000_000,
      'Rp 1,250,000',
      'Rp 1,250,000',
      'Rp 1.250.000',
      '1.250.000 Rp',
      '1.250.000 Rp',
      'Rp 1,250,000',
    ],
    ['VND', 1_250_000, '₫1,250,000', '₫1,250,000', '₫1.250.000', '1.250.000 ₫', '1.250.000 ₫', '₫1,250,000'],
    ['TWD', 1_250_000, 'NT$12,500', 'NT$12,500', 'NT$12.500', '12.500 NT$', '12.500 TWD', '$12,500'],
    ['TWD', 1_250_050, 'NT$12,500.50', 'NT$12,500.50', 'NT$12.500,50', '12.500,50 NT$', '12.500,50 TWD', '$12,500.50'],
    ['MXN', 123_450, 'MX$1,234.50', 'MXN 1,234.50', 'MX$1.234,50', '1.234,50 MX$', '$1,234.50', 'MX$1,234.50'],
    ['CLP', 12_500, 'CLP 12,500', 'CLP 12,500', 'CLP 12.500', '12.500 CLP', '$12.500', 'CLP 12,500'],
    ['COP', 1_250_000, 'COP 12,500', 'COP 12,500', 'COP 12.500', '12.500 COP', '$ 12.500', 'COP 12,500'],
    ['USD', 123_450, '$1,234.50', 'USD 1,234.50', 'US$1.234,50', '1.234,50 US$', 'USD 1,234.50', 'US$1,234.50'],
  ] as const)
    it(`are written as people do where the currency is spent: ${currency} ${minor}`, () => {
      const written = LOCALES.map((locale) => formatMoney({ currency, minor }, locale).replaceAll('\u00a0', ' '));
      expect(written).to.deep.equal(shown);
    });
});
