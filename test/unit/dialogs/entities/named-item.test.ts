import { expect } from 'chai';
import { lineByTitle, titleScore } from '../../../../dialogs/entities/named-item.ts';

const SHELVES = {
  zh: ['LED 面板燈 20 片', '手機殼 100 個', '充電線 50 條'],
  vi: ['Nồi cơm điện', 'Áo khoác nam', 'Đèn bàn'],
  en: ['Ceramic mug, set of 4', 'Frying pan 28 cm', 'Desk lamp'],
  ms: ['Cawan seramik 4 biji', 'Lampu meja', 'Beg sandang'],
  id: ['Kaos hitam L', 'Panci set', 'Tas ransel'],
  es: ['Taza azul', 'Sartén 24 cm', 'Olla exprés'],
} as const;

describe('an item that is named', () => {
  const named = (shelf: keyof typeof SHELVES, text: string) =>
    lineByTitle(
      text,
      SHELVES[shelf].map((title) => ({ title })),
    )?.title;

  for (const [shelf, text, index] of [
    ['zh', '手機殼', 1],
    ['zh', '那條充電線', 2],
    ['zh', '燈', 0],
    ['zh', '手機殼那個', 1],
    ['vi', 'cái nồi cơm', 0],
    ['vi', 'noi com dien', 0],
    ['vi', 'cái nồi', 0],
    ['vi', 'cái áo', 1],
    ['vi', 'cái đèn bàn cắm điện không sáng', 2],
    ['en', 'the mug', 0],
    ['en', 'mugs', 0],
    ['en', 'desk lamp please', 2],
    ['ms', 'cawan tu', 0],
    ['ms', 'beg', 2],
    ['ms', 'lampunya', 1],
    ['id', 'pancinya', 1],
    ['id', 'tasnya', 2],
    ['es', 'el sarten', 1],
    ['es', 'las tazas', 0],
  ] as const)
    it(`“${text}” is ${SHELVES[shelf][index]}`, () => {
      expect(named(shelf, text)).to.equal(SHELVES[shelf][index]);
    });

  for (const [shelf, text] of [
    ['zh', '那個'],
    ['zh', '我要退貨退款'],
    ['vi', 'cắm điện không lên'],
    ['vi', 'đen thui luôn'],
    ['vi', 'toàn bộ bị vỡ'],
    ['en', 'the set'],
    ['en', 'I can not pan the camera with it at all'],
    ['id', 'satu set'],
  ] as const)
    it(`“${text}” is none of them`, () => {
      expect(named(shelf, text)).to.equal(undefined);
    });

  it('inside a longer text takes more than a short word or one character', () => {
    expect(titleScore('the pan', 'Frying pan 28 cm')).to.equal(0);
    expect(titleScore('線', '充電線 50 條')).to.equal(0);
    expect(titleScore('cái áo', 'Áo khoác nam')).to.equal(0);
  });
});
