import { expect } from 'chai';
import { LOCALES } from '../../protocol/locale.ts';
import { type Chat, chat, photo } from '../unit/dialogs/fakes/chat.ts';
import { HALF_BACK, type In, formValues as values } from './openings.ts';

const entry = (talk: Chat, label: string) => talk.memory().form?.find((each) => each.label === label)?.value;

describe('a correction in the form of a dispute', function () {
  this.timeout(60_000);
  const FAKE: In = {
    en: 'order AC-1009 is fake, the logo looks wrong',
    ms: 'pesanan AC-1009 palsu, logo dia lain sangat',
    id: 'pesanan AC-1009 palsu, logonya beda banget',
    vi: 'đơn AC-1009 là hàng giả, logo khác hẳn',
    es: 'el pedido AC-1009 es falso, el logo es distinto',
    'zh-Hant': '訂單AC-1009是假貨，商標完全不一樣',
  };
  const SIZE: In = {
    en: 'actually its not fake, its the wrong size, sorry',
    ms: 'bukan palsu, saiz salah',
    id: 'bukan palsu, ukurannya salah',
    vi: 'không phải hàng giả, sai size',
    es: 'no es falso, es la talla equivocada',
    'zh-Hant': '不是假貨，是尺寸錯',
  };
  const HALF: In = { en: 'half', ms: 'separuh', id: 'setengah', vi: 'một nửa', es: 'la mitad', 'zh-Hant': '一半' };
  const RETURN: In = {
    en: 'i do not want a refund, i want to return it',
    ms: 'bukan separuh, saya nak pulangkan barang',
    id: 'bukan setengah, saya mau retur barang',
    vi: 'không phải một nửa, mình muốn trả hàng hoàn tiền',
    es: 'no quería la mitad sino devolverlo',
    'zh-Hant': '不是退一半，我要退貨退款',
  };

  for (const locale of LOCALES)
    it(`changes the reason that it denies, then the wish (${locale})`, async () => {
      const talk = chat({ locale });
      await talk.say(FAKE[locale]);
      const before = values(talk)[1];
      await talk.say(SIZE[locale]);
      expect(values(talk)[1]).not.to.equal(before);
      expect(JSON.stringify(talk.memory().dialogs)).to.include('"reason":"wrong"');
      expect(values(talk)[2], 'the seller reads both').to.include(SIZE[locale]);
      await talk.say(HALF[locale]);
      expect(JSON.stringify(talk.memory().dialogs)).to.include('"amount":3245');
      await talk.say(RETURN[locale]);
      expect(JSON.stringify(talk.memory().dialogs), talk.lines.join('\n')).to.include('"wanted":"return-refund"');
    });

  it('reads the amount that it names, and takes no “change” in it for an exchange', async () => {
    const talk = chat({ locale: 'es' });
    await talk.say('el pedido AC-1009 llegó roto, la tapa está en pedazos');
    await talk.say('cambia la cantidad a 15,50');
    expect(values(talk)).to.include('15,50 RM');
  });

  it('says so where what it wants is not offered', async () => {
    const talk = chat();
    await talk.say('order AC-1009 arrived completely broken today');
    await talk.say('full refund');
    const reply = await talk.say('actually I want an exchange');
    expect(reply.text).to.include('“Exchange” is not offered for this problem');
    expect(reply.buttons).to.include('Return for a refund');
  });

  it('takes the other item of the order', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1015');
    await talk.press('Batik');
    await talk.press('Arrived damaged');
    expect((await talk.say('it was the other item')).text).to.include('Changed. Item: Cotton scarf, indigo.');
  });
});

describe('a form belongs to one order', function () {
  this.timeout(60_000);
  const OTHER: In = {
    en: 'order AC-1015 came in the wrong colour, want part of my money back',
    ms: 'baju AC-1015 warna salah, nak duit balik',
    id: 'pesanan AC-1015 salah warna',
    vi: 'áo AC-1015 giao sai màu',
    es: 'el pedido AC-1015 vino de otro color, es el color equivocado',
    'zh-Hant': 'AC-1015 顏色寄錯了…',
  };

  for (const locale of LOCALES)
    it(`another one that is named begins a form of its own (${locale})`, async () => {
      const talk = chat({ locale });
      await talk.say(HALF_BACK[locale]);
      await talk.say('', [photo('lid')]);
      const asked = await talk.say(OTHER[locale], [photo('shirt')]);
      expect(asked.buttons[0]).to.equal('AC-1015 · Batik shirt, size L');
      expect(asked.buttons[1]).to.include('AC-1009');
      await talk.press('AC-1015');
      const state = JSON.stringify(talk.memory().dialogs);
      expect(state).to.include('AC-1015').and.to.include('"shirt"').and.to.include('"reason":"wrong"');
      expect(state).not.to.include('lid');
      expect(state).not.to.include('3245');
      expect(JSON.stringify(talk.memory().draft)).to.include('AC-1009').and.to.include('"lid"').and.to.include('3245');
    });

  it('on the review card, too, and staying leaves everything as it was', async () => {
    const talk = chat();
    await talk.say(HALF_BACK.en);
    await talk.say('', [photo()]);
    const review = await talk.press('Go on');
    await talk.say('the batik shirt is missing a button');
    const stayed = await talk.press('Stay with AC-1009');
    expect(stayed.text).to.equal(review.text);
    await talk.say('yes, send it');
    expect(talk.disputes.only().claim?.details).to.equal(HALF_BACK.en);
  });

  it('is changed by “another order” with nothing carried over, and the draft is there when its order is named again', async () => {
    const talk = chat();
    await talk.say(HALF_BACK.en);
    await talk.press('Another order');
    const fresh = await talk.press('AC-1015');
    expect(fresh.text).to.include('kept as a draft');
    expect(values(talk)).to.deep.equal(['AC-1015']);
    await talk.say('I want to complain about AC-1009');
    expect(talk.lines.at(-2)).to.include('I kept your draft');
    expect(values(talk)).to.include('RM 32.45');
  });

  it('is not left by a question about another one', async () => {
    const talk = chat();
    await talk.say(HALF_BACK.en);
    const answered = await talk.say('where is my order AC-1015?');
    expect(answered.bubbles.length, 'the answer and the form’s question stand apart').to.equal(2);
    expect(answered.bubbles[1]).to.match(/^Back to your dispute/);
    expect(entry(talk, 'Order')).to.include('AC-1009');
  });

  it('takes words that come with a picture at every step', async () => {
    const talk = chat({ locale: 'ms' });
    await talk.say('hi nak komplen, pesanan AC-1009 rosak la');
    expect(
      talk.memory().form?.map(({ label }) => label),
      'a grumble is no story',
    ).not.to.include('Apa yang berlaku');
    await talk.say('penutup pecah dua dari tiga balang');
    await talk.say('bayaran balik penuh', [photo()]);
    expect(entry(talk, 'Yang anda mahu')).to.equal('Bayaran balik penuh');
    await talk.say('balang kedua pun retak di bawah', [photo('second')]);
    expect(entry(talk, 'Apa yang berlaku')).to.equal(
      'penutup pecah dua dari tiga balang\nbalang kedua pun retak di bawah',
    );
  });
});
