import { expect } from 'chai';
import en from '../../../../locales/en.json' with { type: 'json' };
import es from '../../../../locales/es.json' with { type: 'json' };
import id from '../../../../locales/id.json' with { type: 'json' };
import ms from '../../../../locales/ms.json' with { type: 'json' };
import vi from '../../../../locales/vi.json' with { type: 'json' };
import zhHant from '../../../../locales/zh-Hant.json' with { type: 'json' };
import { LOCALES } from '../../../../protocol/locale.ts';
import { chat, photo } from '../fakes/chat.ts';
import { FACT, SHOPPER } from '../fakes/disputes.ts';

const WORDS = { en, es, id, ms, vi, 'zh-Hant': zhHant };
const guest = (more: Parameters<typeof chat>[0] = {}) => chat({ verified: false, visitorId: 'v_guest', ...more });

describe('disputes of guests in the chat', function () {
  this.timeout(60_000);

  it('prove the order by its number and one more fact, then open and follow a case about it', async () => {
    const talk = guest();
    expect((await talk.say('I want to open a dispute')).text).to.include('type the number of your order');
    expect((await talk.say('AC-1009')).text).to.include('make sure that order AC-1009 is yours');
    const form = await talk.say(FACT);
    expect(form.text).to.include('Glass storage jar');
    await talk.press('Arrived damaged');
    await talk.say('The lid is broken and one jar has a crack in it.');
    await talk.press('Full refund');
    await talk.say('', [photo()]);
    await talk.press('Go on');
    const opened = await talk.press('Send');
    const row = talk.disputes.only();
    expect(opened.text).to.include(row.number);
    expect(row.order.buyer.id).to.equal(SHOPPER);
    expect((await talk.disputes.store.history(row.id))[0]?.actor).to.deep.equal({
      role: 'buyer',
      id: SHOPPER,
      via: 'v_guest',
    });
    expect((await talk.say('where is my case?')).text).to.include(row.number);
  });

  it('take an order that the first words name', async () => {
    const talk = guest();
    expect((await talk.say('order AC-1009 arrived completely broken today')).text).to.include('AC-1009 is yours');
    expect((await talk.say(FACT)).text).to.include('What would you like to happen?');
  });

  it('prove it by a fact that stands among other words', async () => {
    const talk = guest();
    await talk.say('open a dispute for AC-1009');
    await talk.say('aina@gmail.com');
    expect((await talk.say(`oh sorry, it was ${FACT}`)).text).to.include('Glass storage jar');
  });

  it('are told the same of a wrong fact and of an order that does not exist', async () => {
    const talk = guest();
    await talk.say('open a dispute for AC-1009');
    const wrong = await talk.say('50450');
    await talk.say('AC-7777');
    const unknown = await talk.say(FACT);
    expect(wrong.text.replaceAll('AC-1009', '#')).to.equal(unknown.text.replaceAll('AC-7777', '#'));
    expect(talk.disputes.store.rows.size).to.equal(0);
  });

  it('see nothing of the buyer’s other orders, nor act on what they have not proven', async () => {
    const talk = guest();
    await talk.say('open a dispute for AC-1009');
    await talk.say(FACT);
    const other = await talk.say('AC-1015');
    expect(other.text).not.to.include('Batik');
    await talk.say('stop');
    await talk.press('Throw it away');
    expect((await talk.say('open a dispute for AC-1015')).text).to.include('AC-1015 is yours');
  });

  it('prove it again after twelve hours', async () => {
    const talk = guest();
    await talk.say('open a dispute for AC-1009');
    await talk.say(FACT);
    await talk.say('stop');
    await talk.press('Throw it away');
    talk.later(13 * 3_600_000);
    expect((await talk.say('I want to open a dispute')).text).to.include('type the number of your order');
  });

  it('are stopped after five tries, and shown to a person', async () => {
    const talk = guest();
    await talk.say('open a dispute for AC-1009');
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await talk.say(`5045${tries}`)).text).to.include('cannot find');
      await talk.say('AC-1009');
    }
    const limited = await talk.say(FACT);
    expect(limited.text).to.include('too many tries');
    expect(limited.buttons).to.include('Talk to a person');
  });

  it('may stop, ask something else, or ask for a person in between', async () => {
    const talk = guest();
    await talk.say('open a dispute for AC-1009');
    expect((await talk.say('what is escrow?')).text).to.include('AC-1009 is yours');
    await talk.say('talk to a person');
    expect(talk.wishes().handoff).not.to.equal(undefined);
    const other = guest();
    await other.say('open a dispute for AC-1009');
    expect((await other.say('stop')).text).not.to.include('AC-1009 is yours');
    expect(other.memory().dialogs.dialogStack).to.have.length(0);
  });

  for (const locale of LOCALES)
    it(`are asked in their language (${locale})`, async () => {
      const { ask, say } = WORDS[locale].dispute;
      const talk = guest({ locale, localeChosen: true });
      await talk.send('', { dispute: 'form', do: 'begin' });
      expect(talk.lines.join('\n')).to.include(ask.guestOrder);
      expect((await talk.say('AC-1009')).text).to.equal(ask.guestFact.replace('{order}', 'AC-1009'));
      expect((await talk.say('nobody@example.com')).text).to.include(say.guestUnknown.replace('{order}', 'AC-1009'));
    });

  const REFUND = {
    en: 'i want a refund',
    ms: 'nak refund',
    id: 'mau refund',
    vi: 'tôi muốn hoàn tiền',
    es: 'quiero un reembolso',
    'zh-Hant': '我想要退款',
  } as const;
  for (const locale of LOCALES)
    it(`are told how a refund goes before anything is asked of them (${locale})`, async () => {
      const talk = guest({ locale, localeChosen: true });
      const told = await talk.say(REFUND[locale]);
      expect(told.message.content.card?.type ?? 'none', told.text).to.equal('answer');
      expect(told.buttons).to.include(WORDS[locale].orders.buttons.lookUp);
      expect(talk.memory().dialogs.dialogStack).to.deep.equal([]);
    });

  const WISH = {
    en: [
      'i want to open a dispute, i want a refund',
      'what evidence do i need',
      'i dont have an account',
      'no not a dispute just a normal refund',
    ],
    ms: [
      'nak buka pertikaian sebab nak refund',
      'macam mana nak reset password',
      'tak ada akaun',
      'bukan pertikaian, nak bayaran balik biasa saja',
    ],
    id: [
      'mau ajukan komplain, mau refund',
      'berapa lama refund',
      'ga punya akun',
      'bukan komplain, cuma mau refund biasa',
    ],
    vi: [
      'mình muốn khiếu nại',
      'hoàn tiền mất bao lâu',
      'mình không có tài khoản',
      'không phải khiếu nại, chỉ hoàn tiền thôi',
    ],
    es: [
      'quiero abrir una disputa por un reembolso',
      'cuánto tarda el reembolso',
      'no tengo cuenta',
      'no es una disputa, solo un reembolso normal',
    ],
    'zh-Hant': ['我要提出爭議，要求退款', '退款要多久', '我沒有帳號', '不是爭議，只是一般退款'],
  } as const;
  for (const locale of LOCALES)
    it(`are answered what they ask, helped, and let go (${locale})`, async () => {
      const { say, buttons } = WORDS[locale].dispute;
      const talk = guest({ locale, localeChosen: true });
      const [wish, question, lacks, instead] = WISH[locale];
      const prompt = await talk.say(wish);
      for (const key of ['signIn', 'noNumber', 'stop'] as const) expect(prompt.buttons).to.include(buttons[key]);
      const answered = await talk.say(question);
      expect(answered.message.content.card?.type, answered.text).to.equal('answer');
      expect(answered.bubbles.length).to.equal(2);
      expect((await talk.say(lacks)).text).to.include(say.guestNoAccount);
      expect((await talk.say(buttons.noNumber)).text).to.include(say.guestNoNumber);
      expect((await talk.say(buttons.signIn)).text).to.include(say.guestSignIn);
      expect((await talk.say(instead)).text).to.include(say.guestLeft);
      expect(talk.memory().dialogs.dialogStack).to.deep.equal([]);
    });

  it('may give a wrong telephone number first: the next is no order', async () => {
    const talk = guest({ locale: 'ms' });
    await talk.say('nak buka pertikaian');
    await talk.say('AC-1009');
    await talk.say('011-111 2222');
    const again = await talk.say('012-345 6789');
    expect(again.text).to.include('AC-1009').and.not.to.include('6789');
    expect((await talk.say(FACT)).text).to.include('Apakah masalah');
  });

  it('are offered a person at the second miss, and get one at the fourth', async () => {
    const talk = guest();
    await talk.say('I want to open a dispute');
    await talk.say('qwrt zxcv');
    expect((await talk.say('zxcv qwrt')).text).to.include('A person can look up the order');
    await talk.say('mnbv lkjh');
    await talk.say('lkjh mnbv');
    expect(talk.wishes().handoff).to.include({ reason: 'low-confidence' });
  });
});
