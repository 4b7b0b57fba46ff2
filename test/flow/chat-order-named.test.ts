import { expect } from 'chai';
import { LOCALES } from '../../protocol/locale.ts';
import { chat } from '../unit/dialogs/fakes/chat.ts';
import type { In } from './openings.ts';

describe('an order that is named', function () {
  this.timeout(60_000);
  const WHERE: In = {
    en: 'where is my order AC-1021?',
    ms: 'mana pesanan AC-1021 saya?',
    id: 'di mana pesanan AC-1021?',
    vi: 'đơn AC-1021 ở đâu rồi?',
    es: '¿dónde está mi pedido AC-1021?',
    'zh-Hant': '我的訂單AC-1021到哪了？',
  };

  for (const locale of LOCALES)
    it(`is told of, with what can be done about it (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      const reply = await talk.say(WHERE[locale]);
      expect(reply.text, reply.text).to.include('**AC-1021**').and.to.include('Coffee beans');
      expect(reply.buttons).to.have.length(5);
      expect((await talk.say('AC-1021')).text).to.equal(reply.text);
      const begun = await talk.press(reply.buttons[2] ?? '');
      expect(begun.text).to.include('Coffee beans');
      expect(JSON.stringify(talk.memory().dialogs)).to.include('AC-1021');
    });

  it('is told of where it is late or delivered, by “get help”, and beside a form', async () => {
    const talk = chat();
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    talk.disputes.orders.push({
      ...line,
      orderId: 'AC-3021',
      lineId: 'AC-3021-1',
      title: 'Late lamp',
      deliveredAt: null,
    });
    expect((await talk.say("it's AC-3021")).text).to.include('should have arrived by');
    expect((await talk.say('I need help with order AC-1009')).text).to.include('was delivered');
    await talk.say('order AC-1009 came with a broken lid, I want half my money back');
    const aside = await talk.say('where is my order AC-3021?');
    expect(aside.bubbles[0]).to.include('Late lamp');
    expect(aside.bubbles[1]).to.match(/^Back to your dispute/);
  });

  it('opens the form where something is wrong with it (p2p)', async () => {
    const talk = chat({ locale: 'vi', profile: 'p2p', localeChosen: true });
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    talk.disputes.orders.push({ ...line, orderId: 'AC-3021', lineId: 'AC-3021-1', title: 'Đèn' });
    await talk.say('mình muốn khiếu nại lệnh AC-3021, bên bán chưa mở khóa dù mình đã chuyển tiền');
    expect(JSON.stringify(talk.memory().dialogs)).to.include('AC-3021').and.to.include('order-not-unlocked');
  });

  it('belonging to somebody else is told nothing of', async () => {
    const talk = chat();
    const reply = await talk.say('where is my order AC-2001?');
    expect(reply.text).not.to.include('Kettle');
  });
});
