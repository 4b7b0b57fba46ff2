import { expect } from 'chai';
import type { SearchIndex } from '../../../kb/search/types.ts';
import { words } from '../../../locales/words.ts';
import { LOCALES } from '../../../protocol/locale.ts';
import { chat } from './fakes/chat.ts';

const OVERDUE = {
  en: 'i ordered a lamp three weeks ago, tracking has not moved since',
  ms: 'saya order lampu 3 minggu lepas, tracking tak bergerak langsung',
  id: 'saya pesan lampu tiga minggu lalu, resi tidak bergerak sama sekali',
  vi: 'mình đặt đèn ba tuần trước, mã vận đơn không nhúc nhích',
  es: 'pedí una lámpara hace tres semanas, el rastreo no se mueve',
  'zh-Hant': '三個禮拜前訂的燈，物流一直沒更新',
} as const;

const GRIEF = {
  en: 'my mother passed away and the funeral dress never came',
  ms: 'ayah saya meninggal, barang untuk majlis tak sampai lagi',
  id: 'ayah saya meninggal, barang buat acara belum sampai',
  vi: 'bố mình mới qua đời, đồ đặt vẫn chưa nhận được',
  es: 'murió mi abuela y el traje para el funeral no ha llegado',
  'zh-Hant': '阿公過世了，要用的東西還沒收到',
} as const;

describe('what a message tells as a whole', function () {
  this.timeout(120_000);

  for (const locale of LOCALES) {
    it(`is, of a parcel ordered weeks ago, what can be done (${locale})`, async () => {
      const { message } = await chat({ locale, localeChosen: true, verified: false }).say(OVERDUE[locale]);
      expect(JSON.stringify(message.content.card)).to.include('"order-not-received"');
    });

    it(`is, beside grief, what is wrong (${locale})`, async () => {
      const reply = await chat({ locale, localeChosen: true, verified: false }).say(GRIEF[locale]);
      expect(reply.text).to.include(words(locale).regret.grief);
      expect(JSON.stringify(reply.message.content.card)).to.include('"order-not-received"');
    });
  }

  it('is how a parcel is followed where it was ordered lately', async () => {
    const { message } = await chat({ verified: false }).say('i ordered a lamp two days ago, how do i track my order');
    expect(JSON.stringify(message.content)).to.include('"track-order"');
  });
});

describe('who was told that a person can be brought in', function () {
  this.timeout(60_000);

  it('gets one by asking for one', async () => {
    for (const [locale, human, one] of [
      ['en', 'are you a real person', 'then get me one'],
      ['es', '¿eres humano o máquina?', 'entonces pásame con una'],
      ['id', 'kamu bot atau manusia', 'kalau gitu panggilin'],
    ] as const) {
      const talk = chat({ locale, localeChosen: true });
      expect((await talk.say(human)).text, locale).to.include(words(locale).bot.smallTalk.split('{')[0]);
      await talk.say(one);
      expect(talk.wishes().handoff, locale).to.include({ reason: 'requested' });
    }
  });

  it('alone', async () => {
    const talk = chat({ localeChosen: true });
    await talk.say('how do i track my order');
    await talk.say('then get me one');
    expect(talk.wishes().handoff).to.equal(undefined);
  });

  it('is read of so many clauses only, as each is a search', async () => {
    let searches = 0;
    const aroundSearch = (index: SearchIndex): SearchIndex => ({
      ...index,
      search(request) {
        searches += 1;
        return index.search(request);
      },
    });
    for (const begin of ['', 'i am so angry, ']) {
      const text = begin + Array.from({ length: 250 }, (_, at) => `zorp${at} blent`).join(', ');
      searches = 0;
      await chat({ locale: 'en', localeChosen: true, aroundSearch }).say(text);
      expect(searches, begin).to.be.within(1, 40);
    }
  });
});
