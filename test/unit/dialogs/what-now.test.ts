import { expect } from 'chai';
import { asksWhatNow } from '../../../dialogs/what-now.ts';

describe('asking what to do now', () => {
  for (const text of [
    'what can i do now?',
    'so what now',
    'apa patut saya buat skrg',
    'macam mana ni',
    'terus gimana dong',
    'giờ mình phải làm gì',
    'y ahora qué hago?',
    '¿y ahora?',
    '那我現在能怎麼辦',
  ])
    it(`says nothing else: ${text}`, () => {
      expect(asksWhatNow(text)).to.equal(true);
    });

  for (const text of [
    'what can i do about a broken lid',
    'macam mana nak refund',
    'gimana cara batalin pesanan',
    'làm sao lấy lại tiền',
    'qué hago si no llega',
    '退款怎麼辦理',
  ])
    it(`says what it is about: ${text}`, () => {
      expect(asksWhatNow(text)).to.equal(false);
    });
});
