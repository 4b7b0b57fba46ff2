import { expect } from 'chai';
import { LOCALES } from '../../protocol/locale.ts';
import { type Chat, chat, type Reply } from '../unit/dialogs/fakes/chat.ts';
import { FACT } from '../unit/dialogs/fakes/disputes.ts';
import { DAY, START } from '../unit/disputes/fakes/cases.ts';
import type { In } from './openings.ts';

const WHERE: In = {
  en: 'where is my order',
  ms: 'mana pesanan saya',
  id: 'pesanan saya di mana',
  vi: 'đơn hàng của mình đâu rồi',
  es: '¿dónde está mi pedido?',
  'zh-Hant': '我的訂單在哪',
};
const COFFEE: In = {
  en: 'has my coffee been shipped yet',
  ms: 'coffee saya dah dihantar ke belum',
  id: 'coffee saya sudah dikirim belum',
  vi: 'coffee của mình gửi chưa',
  es: '¿ya enviaron mi coffee?',
  'zh-Hant': '我的 coffee 出貨了嗎',
};
const CANCEL: In = {
  en: 'cancel the coffee order please',
  ms: 'nak batal order coffee tu',
  id: 'mau batalin pesanan coffee',
  vi: 'mình muốn hủy đơn coffee',
  es: 'quiero cancelar el pedido de coffee',
  'zh-Hant': '我想取消 coffee 那筆訂單',
};
const YES: In = { en: 'yes', ms: 'ya', id: 'iya', vi: 'có', es: 'sí', 'zh-Hant': '是' };

const pieces = (talk: Chat) => talk.disputes.calls.filter((call) => call.startsWith('cancel'));
const cardOf = ({ message }: Reply) => {
  const { card } = message.content;
  if (card?.type !== 'order') throw new Error('no card of orders');
  return card.orders;
};

/** A shopper whose coffee is paid and not sent, and whose lamp is late. */
function shopper(locale: keyof In = 'en'): Chat {
  const talk = chat({ locale, localeChosen: true });
  const [line] = talk.disputes.orders;
  if (line === undefined) throw new Error('no order');
  talk.disputes.orders.push({
    ...line,
    ...{ orderId: 'AC-3021', lineId: 'AC-3021-1', title: 'Desk lamp, brass' },
    ...{ deliveredAt: null, promisedAt: START - 4 * DAY },
  });
  talk.disputes.facts.set('AC-3021', {
    state: 'shipped',
    courier: { name: 'Pos Laju', number: 'EH123' },
    acts: [{ act: 'track', url: 'https://courier.example/EH123' }],
  });
  talk.disputes.facts.set('AC-1021', {
    state: 'paid',
    acts: [
      { act: 'cancel', call: true },
      { act: 'change-address', call: true },
      { act: 'invoice', url: 'https://shop.example/invoice' },
    ],
  });
  return talk;
}

describe('the shopper’s own orders', function () {
  this.timeout(60_000);

  for (const locale of LOCALES)
    it(`are picked from, answered from, and cancelled after a yes (${locale})`, async () => {
      const talk = shopper(locale);
      const several = await talk.say(WHERE[locale]);
      expect(cardOf(several).map(({ id }) => id)).to.deep.equal(['AC-3021', 'AC-1021']);
      expect(cardOf(several)[0]?.tone).to.equal('late');
      const late = await talk.say(several.buttons[0] ?? '');
      expect(late.text).to.include('Desk lamp').and.to.include('4').and.to.include('(https://courier.example/EH123)');

      const coffee = await talk.say(COFFEE[locale]);
      expect(coffee.text).to.include('**AC-1021**').and.to.include('(https://shop.example/invoice)');
      const asked = await talk.say(CANCEL[locale]);
      expect(asked.text).to.include('AC-1021');
      expect(pieces(talk), 'nothing happens before the yes').to.deep.equal([]);
      const done = await talk.say(YES[locale]);
      expect(pieces(talk)).to.have.length(1);
      expect(cardOf(done)[0]?.tone).to.equal('over');
    });

  it('are told of by what was asked: the price, the courier, the day', async () => {
    const talk = shopper();
    expect((await talk.say('how much did I pay for the shoes')).text)
      .to.include('You paid')
      .and.to.include('AC-1018');
    expect((await talk.say('who is the courier for the lamp')).text)
      .to.include('Pos Laju')
      .and.to.include('EH123');
    expect((await talk.say('when does my coffee come')).text).to.include('It should arrive by');
    expect((await talk.say('the late one')).text)
      .to.include('AC-3021')
      .and.to.include('4 days late');
    expect((await talk.say('where is AC-9999')).text).to.include('cannot find an order AC-9999');
  });

  it('stay as they are after a no, a question is answered beside, and other words are answered', async () => {
    const talk = shopper();
    await talk.say('cancel AC-1021');
    const aside = await talk.say('how long do refunds take?');
    expect(aside.bubbles.at(-1)).to.match(/^Shall I cancel order AC-1021/);
    expect((await talk.say('no')).text).to.include('nothing about your order has been changed');
    await talk.say('cancel AC-1021');
    expect((await talk.say('where is the lamp')).text)
      .to.include('nothing about')
      .and.to.include('AC-3021');
    expect(pieces(talk)).to.deep.equal([]);
  });

  it('are asked for under one key, however often: after a crash, and where the shop did not answer', async () => {
    const talk = shopper();
    talk.disputes.actAnswer = { result: 'unknown' };
    await talk.say('cancel AC-1021');
    expect((await talk.press('Yes')).text).to.include('never done twice');
    await talk.again();
    talk.disputes.actAnswer = { result: 'refused', why: 'shipped' };
    expect((await talk.press('Try again')).text).to.include('has been sent already');
    expect(pieces(talk)).to.have.length(3);
    expect(new Set(pieces(talk)).size, 'one key').to.equal(1);
  });

  it('go to another address, as the shopper wrote it', async () => {
    const talk = shopper();
    await talk.say('change the address of AC-1021');
    expect((await talk.say('home')).text).to.include('too short');
    const asked = await talk.say('12 Jalan Besar, 10200 [Penang](https://evil.example)');
    expect(asked.text).to.include('12 Jalan Besar, 10200').and.to.not.include('](');
    expect((await talk.say('yes')).text).to.include('goes to the new address');
    expect(talk.disputes.texts).to.deep.equal(['12 Jalan Besar, 10200 [Penang](https://evil.example)']);
  });

  it('are left to the help center where it is asked how, or about something else', async () => {
    const talk = shopper();
    for (const question of [
      'how do I cancel an order?',
      'can I change the delivery address?',
      'when will my refund arrive',
    ])
      expect((await talk.say(question)).message.content.card?.type, question).to.not.equal('order');
  });
});

describe('an order of a guest', function () {
  this.timeout(60_000);

  it('is answered by the article first, then looked up by its number and a fact, and not changed', async () => {
    const talk = chat({ verified: false, visitorId: 'v-1' });
    talk.disputes.facts.set('AC-1021', { state: 'paid', acts: [{ act: 'cancel', call: true }] });
    const first = await talk.say('where is my order?');
    expect(first.message.content.card?.type).to.equal('answer');
    expect(first.bubbles.at(-1)).to.include('Is it about an order of yours?');
    await talk.press('Look up my order');
    await talk.say('AC-1021');
    const shown = await talk.say(FACT);
    expect(shown.text).to.include('**AC-1021**');
    expect(shown.buttons).to.not.include('Cancel this order');
    expect((await talk.say('cancel AC-1021')).text).to.include('signed in');
    expect(talk.disputes.calls.filter((call) => call.startsWith('cancel'))).to.deep.equal([]);
  });
});
