import { expect } from 'chai';
import type { Locale } from '../../../../protocol/locale.ts';
import { orderLine, START } from '../../disputes/fakes/cases.ts';
import { chat, photo } from '../fakes/chat.ts';
import { fakeDisputes, SHOPPER } from '../fakes/disputes.ts';

/** A shopper with orders of their own, by number and title. */
function shopperWith(locale: Locale, orders: Readonly<Record<string, string>>) {
  const disputes = fakeDisputes('auracart', () => START);
  const buyer = { id: SHOPPER, name: 'Mai' };
  const lines = Object.entries(orders).map(([orderId, title]) =>
    orderLine('auracart', { buyer, orderId, lineId: `${orderId}-1`, title }),
  );
  disputes.orders.splice(0, disputes.orders.length, ...lines);
  return chat({ locale, localeChosen: true, disputes });
}

const formOf = (talk: ReturnType<typeof chat>) => (talk.memory().form ?? []).map(({ value }) => value);

describe('what is said in a form', () => {
  it('is no story where it asks something, with or without a mark', async () => {
    const talk = chat({ localeChosen: true });
    await talk.say('i want to open a dispute');
    await talk.say('AC-1009');
    await talk.say('do you ship to singapore');
    expect(formOf(talk)).to.deep.equal(['AC-1009 · Glass storage jar with bamboo lid']);
  });

  it('is kept as the story before the problem has a name, and that is said', async () => {
    const talk = chat({ localeChosen: true });
    await talk.say('i want to open a dispute');
    await talk.say('AC-1009');
    const reply = await talk.say('i hate this, your service is terrible');
    expect(formOf(talk)).to.include('i hate this, your service is terrible');
    expect(reply.text).to.include('added that to what happened');
  });

  const WISHES: Readonly<Record<Locale, string>> = {
    en: 'I want to open a dispute',
    ms: 'saya nak buka pertikaian',
    id: 'saya mau buka komplain',
    vi: 'mình muốn mở khiếu nại',
    es: 'quiero abrir una disputa',
    'zh-Hant': '我想要開爭議',
  };
  for (const [locale, text] of Object.entries(WISHES))
    it(`is no story where it is the wish that began the form, once more (${locale})`, async () => {
      const talk = chat({ locale: locale as Locale, localeChosen: true });
      await talk.send('', { dispute: 'form', do: 'begin', value: 'AC-1009' });
      await talk.send('', { dispute: 'form', do: 'set', step: 'reason', value: 'damaged' });
      const before = formOf(talk);
      await talk.say(text);
      expect(formOf(talk)).to.deep.equal(before);
    });

  const SUMS: Readonly<Record<Locale, string>> = {
    en: 'change the amount to 15.50',
    ms: 'ubah jumlah jadi 15.50',
    id: 'ubah jumlahnya jadi 15,50',
    vi: 'đổi số tiền thành 15,50',
    es: 'cambia la cantidad a 15,50',
    'zh-Hant': '把金額改成15.50',
  };
  for (const [locale, text] of Object.entries(SUMS))
    it(`changes the sum while evidence is asked for (${locale})`, async () => {
      const talk = chat({ locale: locale as Locale, localeChosen: true });
      const set = (step: string, value: string) => talk.send('', { dispute: 'form', do: 'set', step, value });
      await talk.send('', { dispute: 'form', do: 'begin', value: 'AC-1009' });
      await set('reason', 'damaged');
      await talk.say('One corner of it was gone when I looked at it.');
      await set('wanted', 'partial-refund');
      await set('amount', 'half');
      await talk.say('', [photo()]);
      const reply = await talk.say(text);
      expect(reply.text, text).to.match(/15[.,]50/);
      expect(formOf(talk).join(), text).to.match(/15[.,]50/);
    });

  it('begins one where a complaint is announced and told, without the order’s number', async () => {
    for (const [locale, text] of [
      ['ms', 'hi nak komplen, barang saya rosak la'],
      ['id', 'mau komplain, barang saya rusak'],
      ['en', 'i want to complain, it came broken'],
      ['es', 'quiero reclamar, me llegó roto'],
      ['vi', 'mình muốn khiếu nại, hàng bị vỡ'],
      ['zh-Hant', '我要客訴，東西壞了'],
    ] as const) {
      const talk = chat({ locale, localeChosen: true });
      await talk.say(text);
      expect(talk.memory().form, text).to.not.equal(undefined);
    }
    const asks = chat({ localeChosen: true });
    await asks.say('how do i complain about a broken item');
    expect(asks.memory().form).to.equal(undefined);
  });

  it('names a thing in Vietnamese by two of its syllables, not by one that others have', async () => {
    const talk = shopperWith('vi', { 'DH-1': 'Nồi cơm điện', 'DH-2': 'Bàn ủi' });
    await talk.say('mở khiếu nại');
    await talk.say('cắm điện không lên');
    expect(formOf(talk)).to.deep.equal([]);
    await talk.say('cái nồi cơm');
    expect(formOf(talk)).to.deep.equal(['DH-1 · Nồi cơm điện']);
  });

  it('names a thing in Chinese by a part of its title', async () => {
    const talk = shopperWith('zh-Hant', { 'AB-1': '無線藍牙耳機', 'AB-2': '手機殼' });
    await talk.say('我要開爭議');
    await talk.say('那個藍牙耳機');
    expect(formOf(talk)).to.deep.equal(['AB-1 · 無線藍牙耳機']);
  });
});

describe('a question', () => {
  it('is not answered by a farewell, thanks or a yes', async () => {
    for (const text of ['will it rain tomorrow', 'is this the end', 'are you going home now']) {
      const reply = await chat({ localeChosen: true }).say(text);
      expect(reply.text, text).to.not.match(/^(Goodbye|You are welcome|Good\.)/);
    }
  });
});
