import { expect } from 'chai';
import { stopsWaiting } from '../../../../handoff/shopper-socket/stop-waiting-words.ts';

describe('words of somebody who waits no longer', () => {
  for (const text of [
    'Cancel',
    'never mind!',
    'Batal',
    'tak jadi',
    'Ga jadi.',
    'hủy',
    'Thôi khỏi',
    '¡Cancelar!',
    'Olvídalo',
    '取消',
    '算了。',
    'nvm, cancel',
    'nvm cancel',
    'thôi hủy',
    'oh never mind, found it',
    'eh takpe dah jumpa jawapan, x payah',
    'ga jadi deh, udah ketemu',
    'thôi khỏi, hủy',
    'ya no hace falta, gracias',
    '算了 我找到答案了',
  ])
    it(`hears them in ${text}`, () => expect(stopsWaiting(text)).to.equal(true));

  for (const text of [
    'cancel my order AC-1009',
    'how do I cancel?',
    'batalkan pesanan saya',
    'hủy đơn',
    'cancelar mi pedido',
    '我要取消訂單',
    'ok',
    'my jar is broken, cancel it',
    'oh wait, found it',
    'cancelled?',
    'no cancelar',
    'ya no cancelar',
    'no cancel',
    'ga jadi batal',
    'tak jadi batal',
    'tidak jadi batal',
    'ya no hace falta cancelar',
    `算了${'好吧'.repeat(25)}x`,
    '',
  ])
    it(`leaves ${JSON.stringify(text)} to the person`, () => expect(stopsWaiting(text)).to.equal(false));
});
