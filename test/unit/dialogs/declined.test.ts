import { expect } from 'chai';
import { withoutDeclined } from '../../../dialogs/declined.ts';
import { bareSign } from '../../../dialogs/symbol-only.ts';
import { chat } from './fakes/chat.ts';

describe('what a message declines', () => {
  it('is left out of it', () => {
    for (const [text, rest] of [
      ['tak payah la cakap dgn orang, mana parcel aku', 'mana parcel aku'],
      ['ga usah ke cs, paketku mana', 'paketku mana'],
      ['không cần gặp nhân viên đâu, hàng của mình đâu', 'hàng của mình đâu'],
      ['不用找真人 我的包裹在哪', '我的包裹在哪'],
      ['I do NOT want a refund, I want an exchange', 'I want an exchange'],
      ['no quiero un reembolso, quiero un cambio', 'quiero un cambio'],
      ['mình KHÔNG muốn hoàn tiền, muốn đổi hàng', 'muốn đổi hàng'],
      ['我不要退款 我要換貨', '我要換貨'],
      ['bila masa saya kata nak batal', ''],
      ['saya ga pernah bilang mau batalin', ''],
      ['mình có nói là muốn hủy đâu', ''],
      ['我從來沒說要取消', ''],
      ['khỏi cần gọi ai', ''],
      ['mình không cần nhân viên, máy giặt bị móp', 'máy giặt bị móp'],
      ['ya no la quiero borrar, quiero cambiar el correo', 'quiero cambiar el correo'],
      ['wait no dont cancel it, just change the address', 'just change the address'],
      ['eh ga jadi batal deh, mau ganti alamat aja', 'mau ganti alamat aja'],
    ] as const)
      expect(withoutDeclined(text), text).to.deep.equal({ rest, declines: true });
  });

  it('is nothing where somebody only despairs of being heard', () => {
    for (const text of [
      'no one answers, get me a human',
      "I don't want to talk to a bot",
      'no quiero hablar con un robot',
      'i do not want to talk to an ai',
      'tak nak cakap dengan AI',
      'mình không muốn nói chuyện với máy',
      'không cần máy trả lời đâu',
      '我不要機器人',
      'ga jadi deh',
      'penjual ga jadi kirim, uang saya gimana',
      'my parcel never arrived',
      'can I not talk to a person?',
    ])
      expect(withoutDeclined(text), text).to.deep.equal({ rest: text, declines: false });
  });

  it('hands nobody over who says that there is no need', async () => {
    for (const [locale, text] of [
      ['ms', 'tak payah cakap dgn orang'],
      ['vi', 'không cần gặp nhân viên đâu'],
      ['zh-Hant', '不用找真人'],
    ] as const) {
      const talk = chat({ locale });
      await talk.say(text);
      expect(talk.wishes().handoff, text).to.equal(undefined);
    }
  });
});

describe('a message without words', () => {
  it('is read by its sign', () => {
    for (const [text, sign] of [
      ['👍', 'pleased'],
      ['😡😡😡', 'displeased'],
      ['???', 'puzzled'],
      ['1', 'number'],
      ['10', 'number'],
      ['RM 50', undefined],
      ['4165432109876543', undefined],
      ['ok 👍', undefined],
    ] as const)
      expect(bareSign(text), text).to.equal(sign);
  });

  it('is never quoted back', async () => {
    for (const text of ['👍', '😡😡😡', '10']) expect((await chat().say(text)).text, text).to.not.include(text);
    expect((await chat().say('??')).text).to.equal('What would you like to know more about?');
  });
});
