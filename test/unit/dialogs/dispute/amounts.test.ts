import { expect } from 'chai';
import type { Locale } from '../../../../protocol/locale.ts';
import { type Chat, chat } from '../fakes/chat.ts';

/** A form whose next question is for the sum, on an order of 1,250.50 in the currency. */
async function askedForSum(
  locale: Locale,
  currency: string,
  paid: number,
  opening: string,
  part: string,
): Promise<Chat> {
  const talk = chat({ locale, localeChosen: true });
  const at = talk.disputes.orders.findIndex(({ orderId }) => orderId === 'AC-1009');
  const line = talk.disputes.orders[at];
  if (line === undefined) throw new Error('no order');
  talk.disputes.orders[at] = { ...line, currency, paid };
  await talk.say(opening);
  await talk.press(part);
  return talk;
}

const en = () => askedForSum('en', 'SGD', 240_000, 'order AC-1009 arrived completely broken today', 'Partial refund');

const amountOf = (talk: Chat) =>
  talk.memory().form?.find(({ label }) => /^(Amount|Monto|Jumlah|Số tiền|金額)$/.test(label))?.value;
const digits = (text: string | undefined) => text?.replace(/[^\d.,]/g, '');

describe('a sum in the dispute form', () => {
  it('is taken whole, and repeated in the very next line', async () => {
    const talk = await en();
    const reply = await talk.say('1200.51');
    expect(reply.text.split('\n')[0]).to.match(/I have noted \$1,200\.51 of the/);
    expect(digits(amountOf(talk))).to.equal('1,200.51');
  });

  it('of four digits and more is no order number while a sum is asked for', async () => {
    for (const [typed, shown] of [
      ['1000', '1,000.00'],
      ['2400.5', ''],
      ['1250', '1,250.00'],
    ] as const) {
      const talk = await en();
      const reply = await talk.say(typed);
      if (shown === '') expect(reply.text).to.include('more than you paid');
      else expect(digits(amountOf(talk)), typed).to.equal(shown);
    }
  });

  it('is the digits of another of the shopper’s orders, and still the sum', async () => {
    const talk = await en();
    expect((await talk.say('1015')).text).to.include('I have noted $1,015.00');
    expect(digits(amountOf(talk))).to.equal('1,015.00');
  });

  it('named before it is asked for is repeated as well', async () => {
    const talk = chat();
    await talk.say('order AC-1009 arrived completely broken today');
    expect((await talk.say('I want RM 20 back')).text).to.include('I have noted RM 20.00 of the RM 64.90');
  });

  it('that is not understood twice brings the offer of a person', async () => {
    const talk = await en();
    await talk.say('50 bananas');
    expect((await talk.say('60 bananas')).buttons.join(' ')).to.match(/person/i);
  });

  it('that could be two is asked for, and what is none is said not to be understood', async () => {
    const talk = await en();
    expect((await talk.say('300 or 400')).text).to.match(/Which sum do you mean: \$300\.00 or \$400\.00\?/);
    for (const typed of ['-50', '1e9', '50 bananas', 'half of the cups', '50 each']) {
      const reply = await talk.say(typed);
      expect(reply.text, typed).to.include('not sure which sum you mean');
      if (typed === '-50') expect(reply.text).to.include('How much do you want back?');
    }
    expect(amountOf(talk)).to.equal(undefined);
    expect((await talk.say('300')).text).to.include('I have noted');
  });

  it('in another currency is not converted', async () => {
    const talk = await en();
    for (const typed of ['100 THB', '£20', '20 euros', 'MXN 300'])
      expect((await talk.say(typed)).text, typed).to.include('Please name the sum in SGD');
    expect(amountOf(talk)).to.equal(undefined);
  });

  it('is no courtesy, whatever it resembles', async () => {
    for (const [typed, answer] of [
      ['quiero medio millón', 'más de lo que pagaste'],
      ['1.5 millones', 'más de lo que pagaste'],
    ] as const) {
      const talk = await askedForSum(
        'es',
        'EUR',
        120_050,
        'abrir una disputa por AC-1009, hoy me llegó todo roto',
        'Reembolso parcial',
      );
      expect((await talk.say(typed)).text, typed).to.include(answer);
    }
  });

  for (const [locale, currency, paid, opening, part, typed, line, sum] of [
    [
      'ms',
      'MYR',
      50_000,
      'buka pertikaian AC-1009, barang sampai pecah semua hari ini',
      'Bayaran balik sebahagian',
      'lima puluh ringgit',
      /Saya catat/,
      '50.00',
    ],
    [
      'id',
      'IDR',
      200_000_000,
      'pesanan AC-1009 sampai pecah semua hari ini',
      'Pengembalian dana sebagian',
      '1jt500rb',
      /Saya catat/,
      '1.500.000',
    ],
    [
      'vi',
      'VND',
      3_000_000,
      'đơn AC-1009 giao tới bị vỡ hết rồi',
      'Hoàn tiền một phần',
      '2 triệu rưỡi',
      /Mình ghi nhận/,
      '2.500.000',
    ],
    [
      'es',
      'EUR',
      120_050,
      'abrir una disputa por AC-1009, hoy me llegó todo roto',
      'Reembolso parcial',
      'todo menos 10',
      /Anoté/,
      '1190,50',
    ],
    ['zh-Hant', 'TWD', 900_000, '訂單AC-1009收到的時候全部破掉了', '部分退款', '兩千五', /已記下/, '2,500'],
  ] as const)
    it(`is taken and repeated in ${locale}`, async () => {
      const talk = await askedForSum(locale, currency, paid, opening, part);
      const reply = await talk.say(typed);
      expect(reply.text.split('\n')[0]).to.match(line);
      expect(
        digits(amountOf(talk))
          ?.replace(/^(\d)\.(?=\d{3},)/, '$1')
          .replace(/\.00$|,00$/, ''),
      ).to.equal(sum.replace(/\.00$/, ''));
    });
});

describe('an order in the dispute form', () => {
  for (const orderId of [
    '4165432109876543',
    '2401159ABCDEFG',
    'INV/20240115/MPL/3692470801',
    '111-1234567-1234567',
    '12-34567-12345',
  ])
    it(`is found by ${orderId}, typed as our own button shows it and in a sentence`, async () => {
      const asked = chat();
      const named = chat();
      for (const { disputes } of [asked, named]) {
        const [line] = disputes.orders;
        if (line === undefined) throw new Error('no order');
        disputes.orders.unshift({ ...line, orderId, lineId: `${orderId}#1`, title: 'Blender, 1.5 l' });
      }
      const { buttons } = await asked.say('I want to open a dispute');
      const title = buttons.find((each) => each.startsWith(orderId)) ?? '';
      expect(title).not.to.equal('');
      expect((await asked.say(title)).text).to.include('“Blender, 1.5 l”');
      expect((await named.say(`my order ${orderId} arrived broken`)).text).not.to.include('I could not find');
      expect(JSON.stringify(named.memory().form)).to.include(orderId);
    });
});
