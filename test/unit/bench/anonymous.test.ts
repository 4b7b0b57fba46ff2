import { expect } from 'chai';
import { anonymiser } from '../../../bench/talk/anonymous.ts';
import { storyOf } from '../../../bench/talk/from-conversation.ts';
import { type LoggedMessage, newConversation } from '../../../handoff/conversation/conversation.ts';

const AT = Date.parse('2026-03-04T02:00:00Z');

describe('a story of a real conversation', () => {
  it('holds nothing that tells who it was', () => {
    for (const [text, clean] of [
      ['mail me at mai.tran@gmail.com please', 'mail me at <mail-1> please'],
      ['call +60 12-345 6789 or 0123456789', 'call <phone-1> or <phone-2>'],
      ['order AC-1009 and 2401159ABCDEFG', 'order <order-1> and <order-2>'],
      ['number 4165432109876543', 'number <order-1>'],
      ['my address is 12 Lily Road, 50450 KL. thanks', 'my address is <address-1>. thanks'],
      ['alamat saya: Jalan Ampang 5, KL', 'alamat saya: <address-1>'],
      ['Jalan Ampang 5 lot 3, rumah merah', '<address-1>, rumah merah'],
      ['địa chỉ của mình là 12 Nguyễn Huệ quận 1', 'địa chỉ của mình là <address-1>'],
      ['台北市信義區松仁路100號', '<address-1>'],
      ['me llamo Lucía Pérez y no llegó', 'me llamo <name-1> y no llegó'],
      ['我叫王小明，包裹沒到', '我叫<name-1>，包裹沒到'],
      ['hi, mai here, AuraCart please help', 'hi, <name-1> here, AuraCart please help'],
      ['see https://shop.example/x?u=1', 'see <link-1>'],
    ] as const)
      expect(anonymiser(['Mai Tran'])(text), text).to.equal(clean);
  });

  it('keeps what a matter is about', () => {
    for (const text of [
      'it was RM 50.90, size 42, 2 weeks ago',
      'tầm 500k, 3 ngày rồi',
      '第2件壞了',
      '1.7 l kettle',
      '10am on 3 March',
    ])
      expect(anonymiser([])(text)).to.equal(text);
  });

  it('names one thing alike wherever it comes', () => {
    const clean = anonymiser([]);
    expect([clean('AC-1009 is late'), clean('and AC-1012?'), clean('ac-1009!')]).to.deep.equal([
      '<order-1> is late',
      'and <order-2>?',
      '<order-1>!',
    ]);
  });

  it('is what the shopper said, and what the bot answered, until a person came', () => {
    const conversation = newConversation({
      id: 'c',
      visitorId: 'v',
      shopperName: 'Mai Tran',
      verified: true,
      email: undefined,
      locale: 'en',
      localeChosen: false,
      at: AT,
    });
    const message = (
      seq: number,
      kind: 'shopper' | 'bot' | 'agent',
      content: LoggedMessage['content'],
    ): LoggedMessage => ({
      id: `m${seq}`,
      seq,
      createdAt: AT,
      clientId: undefined,
      author: { kind, id: kind, name: kind === 'agent' ? 'Aisyah' : '' },
      content,
    });
    const card = {
      type: 'answer' as const,
      confidence: 1,
      articles: [{ slug: 'track-order', locale: 'en' as const, title: 'Track', revision: 1, url: '/' }],
    };
    const story = storyOf('late', conversation, [
      message(1, 'bot', { text: 'Hi' }),
      message(2, 'shopper', { text: 'its Mai, where is AC-1012' }),
      message(3, 'bot', { text: 'So', card }),
      message(4, 'shopper', { text: 'Talk to a person', value: { action: 'talk-to-person' } }),
      message(5, 'agent', { text: 'Hello Mai' }),
      message(6, 'shopper', { text: 'hello' }),
    ]);
    expect(story).to.deep.equal({
      id: 'late',
      who: 'shopper',
      turns: [{ say: 'its <name-1>, where is <order-1>', answer: 'track-order' }, { press: 'talk-to-person' }],
    });
  });
});
