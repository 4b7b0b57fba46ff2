import { expect } from 'chai';
import { LOCALES } from '../../protocol/locale.ts';
import { type Chat, chat, photo } from '../unit/dialogs/fakes/chat.ts';
import { HALF_BACK, type In } from './openings.ts';

const form = (talk: Chat) => JSON.stringify(talk.memory().form);
const state = (talk: Chat) => JSON.stringify(talk.memory().dialogs);

const BEGUN: In = {
  en: 'order AC-1009 came damaged',
  ms: 'pesanan AC-1009 pecah',
  id: 'pesanan AC-1009 pecah',
  vi: 'đơn AC-1009 bị vỡ',
  es: 'mi pedido AC-1009 llegó roto',
  'zh-Hant': '訂單 AC-1009 壞了',
};
const OTHER: In = {
  en: 'AC-1015 came in the wrong colour',
  ms: 'baju AC-1015 warna salah',
  id: 'pesanan AC-1015 salah warna',
  vi: 'áo AC-1015 giao sai màu',
  es: 'el pedido AC-1015 vino de otro color',
  'zh-Hant': 'AC-1015 顏色寄錯了',
};
const NEITHER: In = {
  en: 'the sleeve is torn as well, on the left',
  ms: 'lengan kiri pun koyak teruk sekali',
  id: 'lengan kirinya juga robek panjang sekali',
  vi: 'tay áo bên trái cũng bị rách một đường dài',
  es: 'además la manga izquierda viene rota',
  'zh-Hant': '左邊的袖子也破了一個大洞',
};
const YES: In = { en: 'yes', ms: 'ya', id: 'ya', vi: 'đúng', es: 'sí', 'zh-Hant': '對' };
const NO: In = { en: 'no', ms: 'tidak', id: 'tidak', vi: 'không', es: 'no', 'zh-Hant': '不是' };

describe('while it is asked which of two orders is meant', function () {
  this.timeout(60_000);

  for (const locale of LOCALES)
    it(`no word and no file goes to either, until it is answered (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      await talk.say(BEGUN[locale]);
      const asked = await talk.say(OTHER[locale]);
      const before = form(talk);
      const again = await talk.say(NEITHER[locale], [photo('sleeve')]);
      expect(again.buttons, talk.lines.join('\n')).to.deep.equal(asked.buttons);
      expect(form(talk), 'nothing went into the form').to.equal(before);
      await talk.say(YES[locale]);
      const now = state(talk);
      expect(now, talk.lines.join('\n')).to.include('AC-1015').and.to.include('"sleeve"');
      expect(now, 'what was said meanwhile belongs to the order that was meant').to.include(NEITHER[locale]);
      expect(JSON.stringify(talk.memory().draft)).to.include('AC-1009').and.not.to.include('sleeve');
    });

  for (const locale of LOCALES)
    it(`a no stays with the first (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      await talk.say(BEGUN[locale]);
      await talk.say(OTHER[locale]);
      const stayed = await talk.say(NO[locale]);
      expect(stayed.buttons.join(), talk.lines.join('\n')).not.to.include('AC-1015');
      expect(form(talk)).to.include('AC-1009');
    });

  it('a question is answered, and the question put again', async () => {
    const talk = chat();
    await talk.say(BEGUN.en);
    const asked = await talk.say(OTHER.en);
    const answer = await talk.say('how long does a refund take?');
    expect(answer.message.content.card?.type).to.equal('answer');
    expect(answer.buttons.slice(-4)).to.deep.equal(asked.buttons);
  });

  it('a name of an item answers which one, whatever wish it resembles', async () => {
    const talk = chat({ locale: 'ms', localeChosen: true });
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    talk.disputes.orders.push({ ...line, orderId: 'MY-7002', lineId: 'MY-7002-1', title: 'Lampu meja' });
    await talk.say('saya nak buka kes');
    await talk.say('lampu');
    expect(form(talk), talk.lines.join('\n')).to.include('MY-7002');
  });

  it('the item’s own name is the answer, with what hangs on it', async () => {
    const talk = chat({ locale: 'id' });
    for (const [index, title] of ['Kaos hitam L', 'Panci set'].entries()) {
      const line = talk.disputes.orders[index];
      if (line === undefined) throw new Error('no order');
      talk.disputes.orders[index] = { ...line, orderId: `TK-550${index + 1}`, lineId: `TK-${index}`, title };
    }
    talk.disputes.orders.splice(2);
    await talk.say('mau komplain');
    await talk.say('TK-5502');
    await talk.say('rusak');
    await talk.say('eh tunggu, pesanannya salah, harusnya yang kaos');
    await talk.say('kaosnya robek di bagian lengan kiri');
    expect(form(talk), talk.lines.join('\n')).to.include('TK-5501').and.to.include('kaosnya robek');
    expect(JSON.stringify(talk.memory().draft)).to.include('TK-5502').and.not.to.include('robek');
  });

  it('four messages that answer nothing bring a person', async () => {
    const talk = chat();
    await talk.say(BEGUN.en);
    await talk.say(OTHER.en);
    for (const text of ['hmm let me think', 'qwrt zxcv', 'zxcv mnbv', 'mnbv lkjh']) await talk.say(text);
    expect(talk.wishes().handoff).to.include({ reason: 'low-confidence' });
  });
});

describe('while it is asked whether to keep what was filled in', function () {
  this.timeout(60_000);

  for (const [locale, stop, word] of [
    ['en', 'stop', 'whatever'],
    ['ms', 'berhenti', 'entahlah'],
    ['zh-Hant', '停止', '隨便啦'],
  ] as const)
    it(`a few other words are no story, and the question stands (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      await talk.say(BEGUN[locale]);
      const asked = await talk.say(stop);
      const before = form(talk);
      const again = await talk.say(word);
      expect(again.buttons, talk.lines.join('\n')).to.deep.equal(asked.buttons);
      expect(form(talk)).to.equal(before);
    });

  it('a whole story goes on with the form', async () => {
    const talk = chat();
    await talk.say(BEGUN.en);
    await talk.say('stop');
    const reply = await talk.say('the lid was in pieces when I opened the box');
    expect(reply.text).to.include('What would you like to happen?');
  });
});

describe('a sum that is put right while something else is asked', function () {
  this.timeout(60_000);
  const RIGHT: In = {
    en: 'actually make it RM 15.50',
    ms: 'ubah jumlah jadi RM15.50',
    id: 'eh jumlahnya ubah jadi RM 15,50',
    vi: 'đổi thành số tiền 15,50 ringgit',
    es: 'cambia la cantidad a 15,50',
    'zh-Hant': '金額改成15.50',
  };
  for (const locale of LOCALES)
    it(`is taken and repeated (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      await talk.say(HALF_BACK[locale]);
      const reply = await talk.say(RIGHT[locale]);
      expect(reply.text.split('\n')[0], talk.lines.join('\n')).to.match(/15[.,]50/);
      expect(state(talk)).to.include('"amount":1550').and.to.include('"wanted":"partial-refund"');
    });

  it('is none in words that come with a picture of something else', async () => {
    const talk = chat();
    await talk.say(HALF_BACK.en);
    await talk.say('I paid RM 50 for the lid alone', [photo()]);
    expect(state(talk)).to.include('"amount":3245');
  });
});

describe('a grumble that says that it is a complaint', function () {
  this.timeout(60_000);
  const GRUMBLE: In = {
    en: 'hi I want to complain, my item is broken',
    ms: 'hi nak komplen, barang saya rosak la',
    id: 'hai mau komplain, barang saya rusak nih',
    vi: 'muốn khiếu nại, hàng bị vỡ',
    es: 'hola quiero reclamar, mi producto está roto',
    'zh-Hant': '我要投訴，商品破掉了',
  };
  for (const locale of LOCALES)
    it(`opens the form, whatever article it resembles (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      await talk.say(GRUMBLE[locale]);
      expect(state(talk), talk.lines.join('\n')).to.include('"reason":"damaged"');
    });

  it('does not open one where a complaint is only spoken of, or asked about', async () => {
    for (const [locale, text] of [
      ['id', 'komplain saya soal barang rusak ditolak'],
      ['ms', 'macam mana nak komplen, barang rosak?'],
    ] as const) {
      const talk = chat({ locale, localeChosen: true });
      await talk.say(text);
      expect(state(talk), text).not.to.include('"reason":"damaged"');
    }
  });
});
