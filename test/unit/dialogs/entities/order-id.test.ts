import { expect } from 'chai';
import { isSaying } from '../../../../dialogs/entities/match.ts';
import { lineByTitle, orderIdsIn, ownOrderIn } from '../../../../dialogs/entities/order-id.ts';
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

  it('knows an order by what is in it, if only one fits', () => {
    expect(lineByTitle('the earbuds are dead', own)?.orderId).to.equal('AC-1012');
    expect(lineByTitle('my thing', own)).to.equal(undefined);
    expect(lineByTitle('the glass earbuds', own)).to.equal(undefined);
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
