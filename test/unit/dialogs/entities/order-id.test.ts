import { expect } from 'chai';
import { isSaying } from '../../../../dialogs/entities/match.ts';
import { lineByTitle } from '../../../../dialogs/entities/named-item.ts';
import { orderIdsIn, ownOrderIn } from '../../../../dialogs/entities/order-id.ts';
import { orderNumberOf, orderPatternFault } from '../../../../dialogs/entities/order-number.ts';
import { phrasesOf } from '../../../../dialogs/entities/phrases.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { orderLine } from '../../disputes/fakes/cases.ts';

const own = [
  orderLine('auracart', { orderId: 'AC-1009', title: 'Glass jar' }),
  orderLine('auracart', { orderId: 'AC-1012', title: 'Wireless earbuds' }),
];

describe('orders in what shoppers write', () => {
  for (const text of [
    'AC-1009',
    'ac1009 please',
    'order AC 1009 broke',
    '#1009',
    '我的訂單AC-1009破了',
    'ＡＣ－1009'.normalize('NFKC'),
    'đơn ac-1009 bị vỡ',
  ])
    it(`finds AC-1009 in “${text}”`, () => {
      expect(ownOrderIn(text, own)).to.equal('AC-1009');
    });

  it('takes neither sums nor short numbers for orders', () => {
    expect(orderIdsIn('RM 3000')).to.deep.equal([]);
    expect(orderIdsIn('2 of 3 jars')).to.deep.equal([]);
  });

  it('reads a foreign number as it was typed, so that it can be looked up', () => {
    expect(orderIdsIn('what about TX-55512?')).to.deep.equal(['TX-55512']);
    expect(ownOrderIn('TX-55512', own)).to.equal(undefined);
  });

  for (const [orderId, typed] of [
    ['4165432109876543', 'my order 4165432109876543 is broken'],
    ['4165432109876543', '4165 4321 0987 6543'],
    ['576789012345678901', 'đơn 576789012345678901 bị vỡ'],
    ['20240115123456789012', '20240115123456789012'],
    ['2401159ABCDEFG', 'pesanan 2401159abcdefg belum sampai'],
    ['INV/20240115/MPL/3692470801', 'INV/20240115/MPL/3692470801 · Blender'],
    ['INV/20240115/MPL/3692470801', 'inv 20240115 mpl 3692470801'],
    ['111-1234567-1234567', 'order 111-1234567-1234567'],
    ['111-1234567-1234567', '我的訂單111-1234567-1234567破了'],
    ['12-34567-12345', '12-34567-12345.'],
    ['C123456789', 'c123456789'],
  ] as const)
    it(`finds one’s own ${orderId} in “${typed}”`, () => {
      const orders = [...own, orderLine('auracart', { orderId, title: 'Kettle' })];
      expect(ownOrderIn(typed, orders)).to.equal(orderId);
    });

  it('takes the longest of one’s own numbers that a text holds', () => {
    const orders = ['3692470801', 'INV/20240115/MPL/3692470801'].map((orderId) => orderLine('auracart', { orderId }));
    expect(ownOrderIn('INV/20240115/MPL/3692470801', orders)).to.equal('INV/20240115/MPL/3692470801');
    expect(ownOrderIn('3692470801', orders)).to.equal('3692470801');
  });

  it('finds no number within a longer one', () => {
    const orders = [orderLine('auracart', { orderId: '10092' }), ...own];
    expect(ownOrderIn('AC-10091', orders)).to.equal(undefined);
    expect(ownOrderIn('110092', orders)).to.equal(undefined);
  });

  for (const [text, ids] of [
    ['2401159ABCDEFG', ['2401159ABCDEFG']],
    ['order INV/20240115/MPL/3692470801 please', ['INV/20240115/MPL/3692470801']],
    ['111-1234567-1234567', ['111-1234567-1234567']],
    ['1042 or AC-1042-77', ['AC-1042-77', '1042']],
    ['12-34567-12345', ['12-34567-12345']],
    ['RM 3000', []],
    ['Rp50.000', []],
    ['1jt500rb', []],
    ['2000 usd', []],
    ['on 2026-11-29 or 29/11/2026', []],
    ['KD-5ZQF-2345-9Z9', []],
    ['mai2024@example.com', []],
    ['AC 1009', ['AC-1009']],
    ['9'.repeat(60), []],
  ] as const)
    it(`reads ${JSON.stringify(ids)} in “${text.slice(0, 40)}”`, () => {
      expect(orderIdsIn(text)).to.deep.equal(ids);
    });

  it('knows an order by what is in it, if only one fits', () => {
    expect(lineByTitle('the earbuds are dead', own)?.orderId).to.equal('AC-1012');
    expect(lineByTitle('my thing', own)).to.equal(undefined);
    expect(lineByTitle('the glass earbuds', own)).to.equal(undefined);
  });
});

describe('a marketplace’s own order numbers', () => {
  it('are read after its pattern', () => {
    const number = orderNumberOf('TX\\d{5}[A-Z]');
    expect(orderIdsIn('about tx12345q and 4444', number)).to.deep.equal(['TX12345Q']);
  });

  for (const [pattern, fault] of [
    ['[A-Z0-9][A-Z0-9/-]{2,30}[A-Z0-9]', undefined],
    ['INV/\\d{8}/[A-Z]{3}/\\d+', undefined],
    ['\\d{3}(?:-\\d{7}){2}', undefined],
    ['(A+)+', 'must not repeat a group of open length'],
    ['(A|AA)+B', 'must not repeat a group of open length'],
    ['\\w*\\w*\\w*\\w*X', 'must not have more than 3 parts of open length'],
    ['(\\d)\\1', 'must not look around or back'],
    ['(?=A)\\d+', 'must not look around or back'],
    ['[A-Z', 'must be a regular expression'],
    ['', 'must have 1 to 200 characters'],
  ] as const)
    it(`with the pattern ${pattern} ${fault ?? 'can be used'}`, () => {
      expect(orderPatternFault(pattern)).to.equal(fault);
    });
});

describe('short answers', () => {
  for (const locale of LOCALES)
    it(`are known in ${locale}, and only when they are the whole message`, () => {
      const { skip, back, done } = phrasesOf(locale);
      const say = {
        en: ['skip', 'go back', 'continue'],
        ms: ['langkau', 'kembali', 'teruskan'],
        id: ['lewati', 'kembali', 'lanjut'],
        vi: ['bỏ qua', 'quay lại', 'tiếp tục'],
        es: ['omitir', 'atrás', 'continuar'],
        'zh-Hant': ['略過', '上一步', '繼續'],
      }[locale];
      for (const [index, list] of [skip, back, done].entries()) {
        expect(isSaying(say[index] ?? '', list), say[index]).to.equal(true);
        expect(isSaying(`${say[index]} 1 2 3 4 lorem ipsum dolor`, list)).to.equal(false);
      }
      expect(isSaying('', skip)).to.equal(false);
    });
});
