import { expect } from 'chai';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { terms } from '../../disputes/fakes/cases.ts';
import { chat, photo } from '../fakes/chat.ts';

const seller = { role: 'seller', id: 'shop-1' } as const;
const STORY = 'One corner of it was gone when I looked at it.';

/** A shopper with an open case about AC-1009, back at the start of a talk. */
async function withCase(locale: Locale = 'en', profile = 'auracart') {
  const talk = chat({ locale, profile, localeChosen: true });
  await open(talk, 'AC-1009');
  return talk;
}

async function open(talk: ReturnType<typeof chat>, orderId: string) {
  const set = (step: string, value: string) => talk.send('', { dispute: 'form', do: 'set', step, value });
  await talk.send('', { dispute: 'form', do: 'begin' });
  await set('order', orderId);
  await set('item', 'AC-1015-1');
  await set('reason', 'missing');
  await talk.say(STORY);
  await set('wanted', 'full-refund');
  await talk.send('', { dispute: 'form', do: 'skip' });
  await talk.send('', { dispute: 'form', do: 'submit' });
}

describe('what a shopper with a case wants done, in words', function () {
  this.timeout(60_000);
  const CANCEL: Readonly<Record<Locale, readonly [string, string]>> = {
    en: ['cancel my dispute', 'yes'],
    ms: ['batalkan kes saya', 'ya'],
    id: ['batalkan komplain saya', 'iya'],
    vi: ['hủy khiếu nại', 'đúng rồi'],
    es: ['quiero cancelar mi disputa', 'sí'],
    'zh-Hant': ['我想撤銷我的爭議', '沒錯'],
  };
  const MORE: Readonly<Record<Locale, string>> = {
    en: 'here is more evidence',
    ms: 'ini bukti tambahan',
    id: 'ini bukti tambahan',
    vi: 'mình gửi thêm bằng chứng',
    es: 'aquí tienes otra prueba',
    'zh-Hant': '這是補充證據',
  };

  for (const locale of LOCALES) {
    it(`cancels after a yes, not before (${locale})`, async () => {
      const talk = await withCase(locale);
      const [wish, yes] = CANCEL[locale];
      const asked = await talk.say(wish);
      expect(asked.text).to.include(talk.disputes.only().number);
      expect(talk.disputes.only().state).not.to.equal('closed');
      await talk.say(yes);
      expect(talk.disputes.only().closure?.basis, talk.lines.join('\n')).to.equal('cancelled');
    });

    it(`takes the file that comes as evidence (${locale})`, async () => {
      const talk = await withCase(locale);
      const got = await talk.say(MORE[locale], [photo('more')]);
      expect(got.text).to.include('more.jpeg');
      await talk.send('', { dispute: 'case', act: 'add-evidence', do: 'go-on' });
      expect(talk.disputes.only().evidence.map(({ fileId }) => fileId)).to.deep.equal(['more']);
    });
  }

  it('asks which of several cases the evidence is for, and keeps the file meanwhile', async () => {
    const talk = await withCase();
    await open(talk, 'AC-1015');
    const asked = await talk.say('here is more evidence', [photo('more')]);
    expect(asked.text).to.include('Which case do you mean?');
    await talk.press(asked.buttons.find((title) => title.includes('Batik')) ?? '');
    await talk.press('Go on');
    const shirt = talk.disputes.store.all().find(({ order }) => order.orderId === 'AC-1015');
    expect(shirt?.evidence.map(({ fileId }) => fileId)).to.deep.equal(['more']);
  });

  it('accepts, counters, asks for all, says what is not possible yet', async () => {
    const talk = await withCase();
    const locked = await talk.say('I want to escalate');
    expect(locked.text).to.include('not possible at this stage').and.to.include('You can call in the platform');
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 3000) } });
    expect((await talk.say('no, make it 50')).text).to.include('RM 50.00');
    expect(talk.disputes.only().offers.at(-1)?.terms.amount, 'before it is confirmed').to.equal(3000);
    await talk.say('yes');
    expect(talk.disputes.only().offers.at(-1)?.terms).to.deep.equal({ kind: 'partial-refund', amount: 5000 });
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 3500) } });
    await talk.say('make it a full refund instead');
    await talk.press('I confirm');
    expect(talk.disputes.only().offers.at(-1)?.terms.kind).to.equal('full-refund');
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 4000) } });
    expect((await talk.say('accept the offer')).text).to.include('RM 40.00');
    expect(talk.disputes.only().settlement).to.equal(null);
    await talk.press('I confirm');
    if (talk.disputes.only().settlement === null) await talk.press('I confirm');
    expect(talk.disputes.only().settlement?.terms).to.deep.equal({ kind: 'partial-refund', amount: 4000 });
  });

  const COUNTERS = {
    en: 'no, 50',
    ms: 'tak, 50 je',
    id: 'ga, jadi 50 aja',
    vi: 'không, 50 đi',
    es: 'no, 50',
    'zh-Hant': '不要，50',
  } as const;
  for (const [locale, text] of Object.entries(COUNTERS))
    it(`answers an offer with a bare sum, and shows it before it is sent (${locale})`, async () => {
      const talk = await withCase(locale as Locale);
      await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 3000) } });
      expect((await talk.say(text)).text, text).to.match(/50[.,]00/);
      expect(talk.disputes.only().offers.at(-1)?.terms.amount).to.equal(3000);
      await talk.send('', { dispute: 'case', act: 'counter', do: 'yes' });
      expect(talk.disputes.only().offers.at(-1)?.terms).to.deep.equal({ kind: 'partial-refund', amount: 5000 });
    });

  it('calls in the platform in the words of each language', async () => {
    const WISHES = {
      ms: 'saya nak rujuk ke AuraCart',
      id: 'saya mau AuraCart turun tangan',
      vi: 'mình muốn nhờ sàn can thiệp',
      es: 'quiero que intervenga AuraCart',
      'zh-Hant': '我想請平台介入',
    } as const;
    for (const [locale, text] of Object.entries(WISHES)) {
      const talk = await withCase(locale as Locale);
      const reply = await talk.say(text);
      expect(reply.text, text).to.include(talk.disputes.only().number);
    }
  });

  it('leads to the formal case, not to a new one', async () => {
    const talk = chat({ locale: 'zh-Hant', profile: 'alibaba', localeChosen: true });
    const set = (step: string, value: string) => talk.send('', { dispute: 'form', do: 'set', step, value });
    await talk.send('', { dispute: 'form', do: 'begin' });
    await set('order', 'AC-1009');
    await set('reason', 'quality');
    await talk.say(STORY);
    await set('wanted', 'full-refund');
    await talk.say('', [photo()]);
    await talk.send('', { dispute: 'form', do: 'go-on' });
    await talk.send('', { dispute: 'form', do: 'submit' });
    expect(talk.disputes.only().state).to.equal('friendly');
    await talk.say('我想轉成正式爭議');
    expect((await talk.say('對方一直不處理我的問題')).text).to.include(talk.disputes.only().number);
    expect(talk.disputes.only().state, 'before it is confirmed').to.equal('friendly');
    await talk.say('沒錯');
    expect(talk.disputes.only().state, talk.lines.join('\n')).not.to.equal('friendly');
  });

  it('shows a seller the cases that were brought against them', async () => {
    const buyer = await withCase('id');
    const talk = chat({ locale: 'id', visitorId: 'shop-1', disputes: buyer.disputes, localeChosen: true });
    const reply = await talk.say('pesanan mana yang diadukan?');
    expect(reply.text).to.include(buyer.disputes.only().number);
  });

  it('is no wish where there is no case, nor where it asks how', async () => {
    const none = chat();
    expect((await none.say('cancel my dispute')).message.content.card?.type).to.equal('answer');
    const talk = await withCase();
    expect((await talk.say('how do I cancel a dispute?')).message.content.card?.type).to.equal('answer');
    expect(talk.disputes.only().state).not.to.equal('closed');
  });
});
