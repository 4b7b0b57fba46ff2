import { expect } from 'chai';
import { contactedIn } from '../../../../dialogs/entities/contacted.ts';
import type { Locale } from '../../../../protocol/locale.ts';

/** A Wednesday, 10:00 in Kuala Lumpur. */
const AT = Date.parse('2026-03-04T02:00:00Z');

function read(locale: Locale, text: string, asked = false) {
  const found = contactedIn(text, { locale, at: AT, timeZone: 'Asia/Kuala_Lumpur', asked });
  if (found === undefined || !found.wrote) return found?.wrote;
  return found.at === undefined ? 'some day' : new Date(found.at).toISOString().slice(5, 10);
}

describe('whether the other side was written to, and when', () => {
  for (const [locale, text, day] of [
    ['en', 'I wrote to him on Friday', '02-27'],
    ['en', 'it came on Monday, I messaged them yesterday', '03-03'],
    ['en', 'I contacted the seller 3 days ago', '03-01'],
    ['ms', 'saya hubungi penjual hari Jumaat', '02-27'],
    ['ms', 'dah mesej penjual semalam', '03-03'],
    ['id', 'sudah hubungi penjual hari Senin tapi tidak dibalas', '03-02'],
    ['vi', 'đã nhắn cho người bán thứ Sáu', '02-27'],
    ['vi', 'mình đã nhắn shop hôm qua', '03-03'],
    ['es', 'le escribí al vendedor el viernes', '02-27'],
    ['es', 'contacté al vendedor hace dos semanas', '02-18'],
    ['zh-Hant', '我星期五跟賣家說過了', '02-27'],
    ['zh-Hant', '昨天聯絡過賣家', '03-03'],
    ['zh-Hant', '我兩個禮拜前聯絡過賣家', '02-18'],
    ['es', 'contacté al vendedor hace un mes', '02-02'],
    ['en', 'I wrote to the seller', 'some day'],
    ['vi', 'mình chưa liên hệ người bán', false],
  ] as const)
    it(`${locale}: ${text}`, () => expect(read(locale, text)).to.equal(day));

  it('takes a bare day, and a bare no, only as the answer to the question', () => {
    for (const [locale, text, day] of [
      ['en', '28/2', '02-28'],
      ['ms', '2 hari lepas', '03-02'],
      ['id', 'belum', false],
      ['vi', '3 ngày trước', '03-01'],
      ['es', 'todavía no', false],
      ['zh-Hant', '3月1日', '03-01'],
    ] as const)
      expect(read(locale, text, true), text).to.equal(day);
    for (const text of ['yesterday', 'it arrived on Monday', 'no']) expect(read('en', text), text).to.equal(undefined);
  });

  it('is no day that is yet to come', () => expect(read('en', '5 march', true)).to.equal(undefined));
});
