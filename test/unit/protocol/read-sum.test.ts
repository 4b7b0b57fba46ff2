import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { isLocale, LOCALES, type Locale } from '../../../protocol/locale.ts';
import { decimalsOf } from '../../../protocol/money/currencies.ts';
import { formatMoney } from '../../../protocol/money/format-money.ts';
import { readSum, type SumRead } from '../../../protocol/money/read-sum.ts';

interface Row {
  readonly locale: Locale;
  readonly currency: string;
  readonly paid: number;
  readonly typed: string;
  readonly expected: string;
}

const TABLE = new URL('../../fixtures/typed-sums.txt', import.meta.url);

function rows(): readonly Row[] {
  let set: Omit<Row, 'typed' | 'expected'> = { locale: 'en', currency: 'MYR', paid: 0 };
  return readFileSync(TABLE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ') || line.trim() === '') return [];
      if (line.startsWith('@ ')) {
        const [, locale = '', currency = '', paid = ''] = line.split(' ');
        if (!isLocale(locale)) throw new Error(`no language: ${line}`);
        set = { locale, currency, paid: Math.round(Number(paid) * 10 ** decimalsOf(currency)) };
        return [];
      }
      const [typed = '', expected] = line.split(' => ');
      if (expected === undefined) throw new Error(`no answer: ${line}`);
      return [{ ...set, typed, expected }];
    });
}

function answer(read: SumRead, currency: string): string {
  const major = (minor: number) => String(minor / 10 ** decimalsOf(currency));
  switch (read.kind) {
    case 'sum':
      return major(read.minor);
    case 'share':
    case 'all-but':
      return `${read.kind} ${major(read.minor)}`;
    case 'several':
      return read.minors.map(major).join(' or ');
    case 'other-currency':
      return `in ${read.named}`;
    case 'unclear':
      return '?';
    case 'none':
      return '-';
  }
}

describe('sums as people type them', () => {
  const table = rows();

  it('are tried in at least 300 forms', () => {
    expect(table.length).to.be.at.least(300);
  });

  for (const { locale, currency, paid, typed, expected } of table)
    it(`${locale} ${currency} “${typed}” → ${expected}`, () => {
      expect(answer(readSum(typed, { locale, currency, paid, asked: true }), currency)).to.equal(expected);
    });
});

describe('sums that were not asked for', () => {
  const told = (text: string, locale: Locale, currency = 'MYR', paid = 10_000) =>
    answer(readSum(text, { locale, currency, paid, asked: false }), currency);

  for (const [text, locale, currency, expected] of [
    ['2 of the 3 jars arrived broken', 'en', 'MYR', '-'],
    ['half of the jars are broken', 'en', 'MYR', '-'],
    ['half of the jars are broken and I want my money back', 'en', 'MYR', '-'],
    ['I want RM 30 back', 'en', 'MYR', '30'],
    ['I want half of my money back', 'en', 'MYR', 'share 50'],
    ['I paid RM 50 and it came broken', 'en', 'MYR', '-'],
    ['order 1042 came broken on 5/3', 'en', 'MYR', '-'],
    ['refund setengah juta', 'id', 'IDR', '500000'],
    ['mau refund 100rb', 'id', 'IDR', '100000'],
    ['收到的燈板一半都不亮，想退一部分的錢', 'zh-Hant', 'USD', '-'],
    ['退我500元', 'zh-Hant', 'TWD', '500'],
    ['一塊不見了', 'zh-Hant', 'TWD', '-'],
    ['my tracking number is 1234567890123', 'en', 'MYR', '-'],
    ['pagué 50 euros y llegó roto', 'es', 'EUR', '-'],
    ['quiero 20 dólares', 'es', 'EUR', 'in dólares'],
    ['quiero la mitad de mi dinero', 'es', 'EUR', 'share 50'],
  ] as const)
    it(`${locale} “${text}” → ${expected}`, () => {
      expect(told(text, locale, currency)).to.equal(expected);
    });
});

/** A small generator of its own, so that a failure can be had again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const CURRENCIES = [
  'MYR',
  'SGD',
  'IDR',
  'VND',
  'TWD',
  'USD',
  'EUR',
  'MXN',
  'CLP',
  'COP',
  'ARS',
  'PEN',
  'CNY',
  'PHP',
  'JPY',
  'GBP',
];

describe('a sum that is shown', function () {
  this.timeout(120_000);

  for (const locale of LOCALES)
    it(`is read as the same sum when it is typed, in ${locale}`, () => {
      const next = random(7);
      for (const currency of CURRENCIES)
        for (let tried = 0; tried < 60; tried += 1) {
          const minor = Math.floor(next() ** 4 * 10 ** 10) + 1;
          const shown = formatMoney({ currency, minor }, locale);
          const read = readSum(shown, { locale, currency, paid: 10 ** 11, asked: true });
          expect(read, `${shown} (${currency})`).to.deep.equal({ kind: 'sum', minor });
        }
    });
});

describe('any text at all', function () {
  this.timeout(120_000);

  /** Processor time, so that a busy machine is not taken for a slow reader. */
  const spent = () => process.cpuUsage().user / 1000;

  it('is read without a throw, quickly, and never as less than nothing', () => {
    const next = random(11);
    const pieces = [
      ..."0123456789.,'/-+ %$€đ₫¥半成折百千萬億兩零元角分之一三五",
      ...'RM rp k rb jt tr triệu rưỡi nghìn mil y con half setengah juta nửa a and or 50 1.234 12,5 sen cents all but menos USD THB not paid want de \u0000 \u202e 🙂 ½ １ ٣'.split(
        ' ',
      ),
    ];
    let slowest = 0;
    const all = spent();
    for (let tried = 0; tried < 10_000; tried += 1) {
      const text = Array.from(
        { length: 1 + Math.floor(next() * 14) },
        () => pieces[Math.floor(next() * pieces.length)] ?? '',
      ).join(next() < 0.4 ? ' ' : '');
      const locale = LOCALES[tried % LOCALES.length] ?? 'en';
      const currency = CURRENCIES[tried % CURRENCIES.length] ?? 'MYR';
      const began = spent();
      const read = readSum(text, { locale, currency, paid: 500_000, asked: next() < 0.7 });
      if (tried > 500) slowest = Math.max(slowest, spent() - began);
      if (read.kind === 'several')
        for (const minor of read.minors) expect(minor, text).to.satisfy(Number.isSafeInteger);
      if (!('minor' in read)) continue;
      expect(read.minor, text).to.satisfy(Number.isSafeInteger);
      expect(read.minor, text).to.be.at.least(0);
      if (read.kind !== 'sum') expect(read.minor, text).to.be.at.most(500_000);
    }
    expect(slowest).to.be.below(200);
    expect((spent() - all) / 10_000, 'milliseconds each').to.be.below(3);
  });

  it('takes no longer for a long text than a moment', () => {
    for (const text of [
      '1 234 '.repeat(5000),
      '成'.repeat(3000),
      'half a '.repeat(3000),
      '9'.repeat(5000),
      '一百'.repeat(3000),
      '1.'.repeat(4000),
      '- '.repeat(4000),
    ]) {
      const began = spent();
      for (const locale of LOCALES) readSum(text, { locale, currency: 'MYR', paid: 10_000, asked: true });
      expect(spent() - began, text.slice(0, 12)).to.be.below(1500);
    }
  });
});
