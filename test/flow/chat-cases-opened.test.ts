import { expect } from 'chai';
import en from '../../locales/en.json' with { type: 'json' };
import es from '../../locales/es.json' with { type: 'json' };
import id from '../../locales/id.json' with { type: 'json' };
import ms from '../../locales/ms.json' with { type: 'json' };
import vi from '../../locales/vi.json' with { type: 'json' };
import zhHant from '../../locales/zh-Hant.json' with { type: 'json' };
import { LOCALES } from '../../protocol/locale.ts';
import { chat, photo } from '../unit/dialogs/fakes/chat.ts';
import { FACT } from '../unit/dialogs/fakes/disputes.ts';
import { profileNamed } from '../unit/disputes/fakes/cases.ts';
import type { In } from './openings.ts';

const WORDS = { en, es, id, ms, vi, 'zh-Hant': zhHant };
const stack = (talk: ReturnType<typeof chat>) => JSON.stringify(talk.memory().dialogs);

describe('a complaint about some of the units', function () {
  this.timeout(60_000);
  const TWO: In = {
    en: 'two of the four mugs in order AC-1027 came broken',
    ms: 'cawan AC-1027 tu pecah 2 biji dari 4',
    id: 'cangkir AC-1027 pecah dua dari empat',
    vi: 'đơn AC-1027 bị vỡ 2 cái trong 4 cái',
    es: 'del pedido AC-1027 dos de las cuatro tazas llegaron rotas',
    'zh-Hant': '訂單AC-1027四個杯子破了兩個',
  };
  const WROTE: In = {
    en: 'I wrote to the seller on Friday',
    ms: 'saya hubungi penjual hari Jumaat',
    id: 'saya sudah hubungi penjual hari Jumat',
    vi: 'mình đã nhắn cho người bán thứ Sáu',
    es: 'le escribí al vendedor el viernes',
    'zh-Hant': '我星期五跟賣家說過了',
  };
  const STORY: In = {
    en: 'they were in pieces when I opened the box today',
    ms: 'ia pecah berderai masa saya buka kotak tadi',
    id: 'pecah berkeping-keping waktu saya buka dusnya',
    vi: 'lúc mở hộp ra thì nó đã nát thành từng mảnh',
    es: 'estaban en pedazos cuando abrí la caja hoy',
    'zh-Hant': '今天打開箱子的時候已經碎成一片一片',
  };

  for (const locale of LOCALES)
    it(`takes them, and when the seller was written to, from what is told (${locale})`, async () => {
      const talk = chat({ locale });
      await talk.say(TWO[locale]);
      await talk.say(WROTE[locale]);
      if (!stack(talk).includes('"details"')) await talk.say(STORY[locale]);
      await talk.send('', { dispute: 'form', do: 'set', step: 'wanted', value: 'full-refund' });
      await talk.say('', [photo()]);
      await talk.send('', { dispute: 'form', do: 'go-on' });
      await talk.send('', { dispute: 'form', do: 'submit' });
      const { claim, funds } = talk.disputes.only();
      expect(claim?.quantity, talk.lines.join('\n')).to.equal(2);
      expect(new Date(claim?.contactedAt ?? 0).toISOString().slice(0, 10)).to.equal('2026-02-27');
      expect(funds.held).to.equal(4400);
    });

  it('are asked for where nothing tells them, and can be changed on the review card', async () => {
    const talk = chat();
    await talk.say('order AC-1027 arrived completely broken today');
    await talk.say('not yet');
    expect((await talk.say('7')).text).to.include('a number from 1 to 4');
    expect((await talk.say('three')).text).to.include('What would you like to happen?');
    expect((await talk.press('Partial refund')).text).to.include('RM 66.00 for 3 of the 4');
    await talk.say('half');
    await talk.say('', [photo()]);
    const review = await talk.press('Go on');
    expect(review.text).to.include('3 of 4').and.include('Not yet').and.include('RM 33.00');
    await talk.press('Change something');
    await talk.press('How many');
    const asked = await talk.press('1');
    expect(asked.text, 'what is more than was paid goes').to.include('RM 22.00 for 1 of the 4');
  });
});

describe('a complaint about a whole order', function () {
  this.timeout(60_000);
  const WHOLE: In = {
    en: 'both items',
    ms: 'semua barang',
    id: 'semua barang',
    vi: 'cả hai món',
    es: 'todo el pedido',
    'zh-Hant': '兩樣都',
  };

  for (const locale of LOCALES)
    it(`is one case about all of its items (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      await talk.send('', { dispute: 'form', do: 'begin', value: 'AC-1015' });
      await talk.say(WHOLE[locale]);
      await talk.send('', { dispute: 'form', do: 'set', step: 'reason', value: 'damaged' });
      await talk.say('There was water in the box and all of it is stained now.');
      await talk.send('', { dispute: 'form', do: 'set', step: 'wanted', value: 'full-refund' });
      await talk.say('', [photo()]);
      await talk.send('', { dispute: 'form', do: 'go-on' });
      await talk.send('', { dispute: 'form', do: 'submit' });
      const { items = [], funds } = talk.disputes.only();
      expect(
        items.map(({ line }) => line.lineId),
        talk.lines.join('\n'),
      ).to.deep.equal(['AC-1015-1', 'AC-1015-2']);
      expect(funds.held).to.equal(20_000);
    });
});

describe('a complaint about a trade, from one sentence', function () {
  this.timeout(60_000);
  const BUYER: In = {
    en: 'I paid but the seller has not released it',
    ms: 'dah transfer tapi penjual belum lepaskan',
    id: 'udah bayar tapi penjualnya ga rilis',
    vi: 'mình đã chuyển tiền mà bên bán không mở khóa',
    es: 'ya pagué y el vendedor no me libera los fondos',
    'zh-Hant': '我付了錢賣家一直不放幣',
  };
  const SELLER: In = {
    en: 'the buyer marked AC-1009 as paid but I did not receive the payment',
    ms: 'pembeli kata dah bayar AC-1009 tapi duit tak masuk',
    id: 'pembeli AC-1009 bilang sudah bayar tapi uangnya belum masuk',
    vi: 'người mua AC-1009 báo đã trả mà mình không thấy tiền',
    es: 'el comprador marcó AC-1009 como pagado pero no me llegó el dinero',
    'zh-Hant': '買家說 AC-1009 已付款，但我還沒收到錢',
  };

  for (const locale of LOCALES) {
    it(`by the buyer, who then names the order (${locale})`, async () => {
      const talk = chat({ locale, profile: 'p2p' });
      await talk.say(BUYER[locale]);
      const next = await talk.say('AC-1009');
      expect(stack(talk), talk.lines.join('\n')).to.include('"reason":"order-not-unlocked"');
      expect(stack(talk)).to.include('"wanted":"unlock-order"').and.include(BUYER[locale]);
      expect(next.text).to.include(WORDS[locale].dispute.say.keepOrder);
    });

    it(`by the seller (${locale})`, async () => {
      const talk = chat({ locale, profile: 'p2p', visitorId: 'shop-1' });
      await talk.say(SELLER[locale]);
      expect(stack(talk), talk.lines.join('\n'))
        .to.include('"reason":"payment-not-received"')
        .and.include('"role":"seller"');
    });

    it(`by a guest, with the order and what was given with it (${locale})`, async () => {
      const talk = chat({ locale, profile: 'p2p', verified: false, visitorId: 'v_guest' });
      await talk.say(BUYER[locale]);
      await talk.say('AC-1009');
      await talk.say('somebody@else.example');
      await talk.say(FACT);
      expect(stack(talk), talk.lines.join('\n')).to.include('"reason":"order-not-unlocked"').and.include(BUYER[locale]);
    });
  }
});

describe('a complaint that was answered with an article', function () {
  this.timeout(60_000);

  it('is not told again once the order is named', async () => {
    const talk = chat({ verified: false, visitorId: 'v_guest' });
    expect((await talk.say('my parcel arrived all broken')).message.content.card?.type).to.equal('answer');
    expect((await talk.say('its AC-1009')).text).to.include('AC-1009 is yours');
    await talk.say(FACT);
    expect(stack(talk)).to.include('"reason":"damaged"').and.include('my parcel arrived all broken');
  });

  it('comes along when the button under the article is pressed', async () => {
    const talk = chat();
    await talk.say('my parcel arrived all broken');
    await talk.press('Open a dispute');
    await talk.press('AC-1009');
    expect(stack(talk)).to.include('"reason":"damaged"').and.include('my parcel arrived all broken');
  });
});

describe('what chat and pages name', function () {
  this.timeout(60_000);

  for (const locale of LOCALES)
    it(`has one name in both (${locale})`, async () => {
      const { reasons, solutions } = WORDS[locale].disputes;
      for (const profile of ['auracart', 'taobao', 'alibaba']) {
        const talk = chat({ locale, profile, localeChosen: true });
        await talk.send('', { dispute: 'form', do: 'begin', value: 'AC-1009' });
        const own = Object.entries(profileNamed(profile).reasons).filter(([, { by }]) => by === undefined);
        const asked = await talk.send('', { dispute: 'form', do: 'set', step: 'order', value: 'AC-1009' });
        for (const [reason] of own) expect(asked.buttons, profile).to.include(reasons[reason as keyof typeof reasons]);
        await talk.send('', { dispute: 'form', do: 'set', step: 'reason', value: 'quality' });
        await talk.send('', { dispute: 'form', do: 'set', step: 'reason', value: 'damaged' });
        const wanted = await talk.say('One corner of it was gone when I looked at it today.');
        const named = Object.values(solutions);
        expect(
          wanted.buttons.filter((title) => named.includes(title)),
          profile,
        ).to.have.length.above(2);
      }
    });
});
