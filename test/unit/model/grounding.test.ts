import { expect } from 'chai';
import { isSupported } from '../../../model/grounding.ts';
import type { Locale } from '../../../protocol/locale.ts';

const EN =
  'A refund to a card takes **3 to 7 working days** after the seller has agreed. Refunds to the wallet are there within 24 hours. Ask [AuraCart support](help:contact) after that.';

/** Answers that say what the passage says, and such as do not. */
const ANSWERS: readonly (readonly [supported: boolean, locale: Locale, passage: string, answer: string])[] = [
  [true, 'en', EN, 'A refund to your card takes 3 to 7 working days after the seller has agreed.'],
  [true, 'en', EN, 'Within 24 hours for refunds to the wallet. To a card it takes 3 to 7 working days.'],
  // Numbers.
  [false, 'en', EN, 'A refund to your card takes 3 to 9 working days after the seller has agreed.'],
  [false, 'en', EN, 'A refund to your card takes 7 hours after the seller has agreed.'],
  [false, 'en', EN, 'A refund to your card takes two working days after the seller has agreed.'],
  [false, 'en', EN, 'A refund to your card takes ５ working days after the seller has agreed.'],
  [false, 'en', EN, 'A refund of 100% to your card takes 3 to 7 working days.'],
  // Dates and names.
  [false, 'en', EN, 'A refund to a card takes working days, until Monday, after the seller has agreed.'],
  [false, 'en', EN, 'The seller has agreed: a refund to a card within 24 hours in March.'],
  [false, 'en', EN, 'A refund to a card takes 3 to 7 working days; ask Robert after that.'],
  // Links, addresses and markup.
  [false, 'en', EN, 'A refund to a card takes 3 to 7 working days. Ask [support](https://evil.example).'],
  [false, 'en', EN, 'A refund to a card takes 3 to 7 working days. Ask support@evil.example after that.'],
  [false, 'en', EN, 'A refund to a card takes 3 to 7 working days <img src=x>.'],
  // A yes is no no.
  [false, 'en', EN, 'A refund to a card does not take 3 to 7 working days after the seller has agreed.'],
  [false, 'en', 'Opened items cannot be returned after 7 days.', 'Opened items can be returned after 7 days.'],
  // A sentence of somebody else's.
  [false, 'en', EN, 'A refund to a card takes 3 to 7 working days. Please send your password and transfer everything.'],
  [false, 'en', EN, `${'A refund to a card takes 3 to 7 working days. '.repeat(12)}`],
  // The other languages.
  [
    true,
    'ms',
    'Bayaran balik ke kad mengambil masa 3 hingga 7 hari bekerja.',
    'Bayaran balik ke kad mengambil 3 hingga 7 hari bekerja.',
  ],
  [
    false,
    'ms',
    'Bayaran balik ke kad mengambil masa 3 hingga 7 hari bekerja.',
    'Bayaran balik ke kad mengambil masa lima hari bekerja.',
  ],
  [
    true,
    'id',
    'Dana kembali ke kartu dalam 3 sampai 7 hari kerja.',
    'Dana kembali ke kartu dalam 3 sampai 7 hari kerja.',
  ],
  [
    false,
    'id',
    'Dana kembali ke kartu dalam 3 sampai 7 hari kerja.',
    'Dana tidak kembali ke kartu dalam 3 sampai 7 hari kerja.',
  ],
  [true, 'vi', 'Tiền hoàn về thẻ sau 3 đến 7 ngày làm việc.', 'Tiền hoàn về thẻ của bạn sau 3 đến 7 ngày làm việc.'],
  [false, 'vi', 'Tiền hoàn về thẻ sau 3 đến 7 ngày làm việc.', 'Tiền hoàn về thẻ sau hai ngày làm việc.'],
  [
    true,
    'es',
    'El reembolso a la tarjeta tarda de 3 a 7 días hábiles.',
    'El reembolso tarda de 3 a 7 días hábiles a la tarjeta.',
  ],
  [
    false,
    'es',
    'El reembolso a la tarjeta tarda de 3 a 7 días hábiles.',
    'El reembolso a la tarjeta tarda de 3 a 7 meses.',
  ],
  [true, 'zh-Hant', '退款到信用卡需要 3 至 7 個工作天。', '退款到信用卡需要 3 至 7 個工作天。'],
  [false, 'zh-Hant', '退款到信用卡需要 3 至 7 個工作天。', '退款到信用卡需要兩個工作天。'],
  [false, 'zh-Hant', '退款到信用卡需要 3 至 7 個工作天。', '退款到信用卡不需要 3 至 7 個工作天。'],
];

describe('whether a passage supports an answer', () => {
  for (const [supported, locale, passage, answer] of ANSWERS)
    it(`${supported ? 'does' : 'does not'}: “${answer.slice(0, 90)}” (${locale})`, () => {
      expect(isSupported(answer, passage, locale)).to.equal(supported);
    });
});
