import { expect } from 'chai';
import { unitsIn } from '../../../../dialogs/entities/units.ts';
import type { Locale } from '../../../../protocol/locale.ts';

const read = (locale: Locale, text: string, bought: number, asked = false) =>
  unitsIn(text, { bought, title: 'Stoneware mug', locale, asked });

describe('how many units a text speaks of', () => {
  for (const [locale, text, bought, units] of [
    ['en', 'two of the three cups broke', 3, 2],
    ['en', 'two mugs are broken', 4, 2],
    ['en', '2/4 are broken', 4, 2],
    ['en', 'of the four mugs two broke', 4, 2],
    ['ms', 'cawan tu pecah 2 biji dari 4', 4, 2],
    ['ms', 'dua daripada empat pecah', 4, 2],
    ['id', 'dua dari empat pecah', 4, 2],
    ['vi', 'vỡ 2 cái trong 4 cái', 4, 2],
    ['vi', 'hai cái bị vỡ', 4, 2],
    ['es', 'dos de las cuatro tazas llegaron rotas', 4, 2],
    ['zh-Hant', '四個杯子破了兩個', 4, 2],
    ['zh-Hant', '4個裡有3個壞了', 4, 3],
  ] as const)
    it(`${locale}: ${text}`, () => expect(read(locale, text, bought)).to.equal(units));

  it('takes a bare number, and all, only as the answer to the question', () => {
    for (const [locale, text, units] of [
      ['en', '3', 3],
      ['ms', 'sebiji je', 1],
      ['id', 'semuanya', 4],
      ['vi', 'tất cả', 4],
      ['es', 'todas', 4],
      ['zh-Hant', '全部', 4],
    ] as const) {
      expect(read(locale, text, 4, true), text).to.equal(units);
      expect(read(locale, text, 4), text).to.equal(undefined);
    }
  });

  it('takes what is the only thing there for the place of the trouble, not for its size', () => {
    for (const [locale, text] of [
      ['en', 'only three in the box'],
      ['en', 'there were only 3 of the 4 in the parcel'],
      ['ms', 'hanya tiga daripada empat yang sampai'],
      ['id', 'cuma 3 dari 4 yang sampai'],
      ['vi', 'chỉ có 3 trong 4 cái'],
      ['es', 'solo llegaron tres de las cuatro tazas'],
      ['zh-Hant', '4個只到3個'],
    ] as const)
      expect(read(locale, text, 4), text).to.equal(undefined);
  });

  it('counts no days, sums and articles', () => {
    for (const [locale, text] of [
      ['en', 'it came two days late'],
      ['zh-Hant', '我有一個問題'],
      ['es', 'llegó un pedido de otra tienda'],
      ['vi', 'bà ấy nói vậy'],
    ] as const)
      expect(read(locale, text, 4), text).to.equal(undefined);
  });
});
