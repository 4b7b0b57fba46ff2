import { expect } from 'chai';
import { careWords } from '../../../dialogs/care/care-words.ts';
import { HELP_COUNTRIES, helpLinesOf } from '../../../kb/danger/help-lines.ts';
import { words } from '../../../locales/words.ts';
import { LOCALES } from '../../../protocol/locale.ts';
import { chat } from './fakes/chat.ts';

/** In earnest, and by none of the operator's fixed phrases. */
const IN_DANGER = {
  en: 'there is a fire in my house from your charger and my kid is burned',
  ms: 'charger ni terbakar, tangan anak saya melecur teruk',
  id: 'charger dari toko ini meledak, tangan anak saya terbakar',
  vi: 'sạc mua ở đây phát nổ, con tôi bị bỏng tay',
  es: 'el cargador explotó y mi hijo se quemó la mano',
  'zh-Hant': '你們的充電器起火了，我小孩手被燙傷',
} as const;

const THREATS = {
  en: 'the seller is blackmailing me with my photos',
  ms: 'penjual ugut nak bunuh saya',
  id: 'penjual mengancam mau membunuh saya',
  vi: 'người bán dọa giết tôi',
  es: 'el vendedor me amenaza de muerte',
  'zh-Hant': '賣家威脅要殺我',
} as const;

describe('somebody in danger', function () {
  this.timeout(60_000);

  for (const locale of LOCALES)
    it(`is told whom to call, and is brought a person before all others (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      const reply = await talk.say(IN_DANGER[locale]);
      expect(reply.text).to.include(words(locale).safety.localEmergency);
      expect(reply.message.content.card).to.equal(undefined);
      expect(talk.wishes().handoff).to.include({ reason: 'safety', priority: 'urgent' });
    });

  it('is heard in the middle of a form, which waits', async () => {
    const talk = chat({ localeChosen: true });
    await talk.say('i want to open a dispute');
    const before = talk.memory().dialogs.dialogStack.length;
    const reply = await talk.say(IN_DANGER.en);
    expect(reply.bubbles.length).to.equal(1);
    expect(talk.wishes().handoff).to.include({ reason: 'safety', priority: 'urgent' });
    expect(talk.memory().dialogs.dialogStack.length).to.equal(before);
    expect(talk.memory().form).to.not.equal(undefined);
  });

  it('is told whom to call before the operator’s words on courts', async () => {
    for (const [locale, text] of [
      ['en', 'your charger burned my kid, see you in court'],
      ['es', 'el cargador explotó y quemó a mi hijo, nos vemos en tribunales'],
    ] as const) {
      const talk = chat({ locale, localeChosen: true });
      expect((await talk.say(text)).text, text).to.include(words(locale).safety.localEmergency);
      expect(talk.wishes().handoff, text).to.include({ reason: 'safety', priority: 'urgent' });
    }
    const talk = chat({ localeChosen: true });
    await talk.say('see you in court');
    expect(talk.wishes().handoff).to.include({ reason: 'rule' });
  });

  it('hears no farewell, and no question of a form in the same words', async () => {
    for (const text of ['me voy a matar, ya no aguanto', 'quiero morirme, no le importo a nadie']) {
      const reply = await chat({ locale: 'es', localeChosen: true }).say(text);
      expect(reply.text, text).to.not.include('gracias por comprar');
      expect(reply.text, text).to.include('emergencia');
    }
  });

  for (const [locale, danger, begin, bye] of [
    ['en', 'i do not want to live anymore', 'Open a dispute', 'bye'],
    ['ms', 'saya dah tak nak hidup lagi', 'Buka pertikaian', 'selamat tinggal'],
    ['id', 'aku udah gak mau hidup lagi', 'Ajukan komplain', 'dadah'],
    ['vi', 'tôi không muốn sống nữa', 'Mở khiếu nại', 'tạm biệt'],
    ['es', 'ya no quiero vivir', 'Abrir una disputa', 'adiós'],
    ['zh-Hant', '我不想活了', '提出爭議', '再見'],
  ] as const)
    it(`hears no farewell of a shop when they take their leave, in a form or out of it (${locale})`, async () => {
      for (const begins of [[], [begin]]) {
        const talk = chat({ locale, localeChosen: true });
        for (const text of [...begins, danger]) await talk.say(text);
        const leave = await talk.say(bye);
        expect(leave.text).to.include(words(locale).safety.localEmergency);
        expect(leave.text).to.not.include('AuraCart');
        expect(leave.bubbles.length).to.equal(1);
        expect(leave.buttons.length).to.equal(1);
      }
    });

  it('is offered a person where somebody threatens them', async () => {
    const talk = chat({ localeChosen: true });
    const reply = await talk.say('the seller is blackmailing me, he says he will come to my house and kill me');
    expect(reply.text).to.include('in danger');
    expect(reply.buttons.length).to.equal(1);
    await talk.say('yes');
    expect(talk.wishes().handoff).to.include({ priority: 'urgent' });
  });

  it('is promised somebody at once only where somebody is there', async () => {
    for (const locale of LOCALES)
      for (const nobodyThere of [false, true]) {
        const talk = chat({ locale, localeChosen: true, nobodyThere });
        const reply = await talk.say(THREATS[locale]);
        const { localEmergency, personNow } = words(locale).safety;
        expect(reply.text).to.include(localEmergency);
        expect(reply.text.includes(personNow), `${locale}, nobody there: ${nobodyThere}`).to.equal(!nobodyThere);
      }
  });

  it('nobody is, where a parcel is only long in coming', async () => {
    for (const [locale, text] of [
      ['en', 'the courier is 5 kms away for two hours now'],
      ['en', 'where is my parcel'],
      ['vi', 'bao giờ hàng tới'],
      ['es', 'el paquete llegó roto'],
      ['zh-Hant', '我的包裹還沒到'],
      ['vi', 'chờ muốn chết luôn'],
      ['zh-Hant', '等到想死哈哈'],
    ] as const) {
      const talk = chat({ locale, localeChosen: true });
      const reply = await talk.say(text);
      expect(reply.bubbles.length, reply.text).to.equal(1);
      expect(talk.wishes().handoff, text).to.equal(undefined);
    }
  });
});

describe('whom to call', () => {
  it('is named by the country, in each language', () => {
    for (const locale of LOCALES)
      for (const country of HELP_COUNTRIES) {
        const lines = helpLinesOf(country);
        const text = careWords('self-harm', locale, lines);
        expect(text).to.include(lines?.emergency ?? '?');
        if (lines?.crisis !== undefined) expect(text).to.include(lines.crisis.number);
        expect(text).to.not.match(/[{}]/);
      }
  });
});
