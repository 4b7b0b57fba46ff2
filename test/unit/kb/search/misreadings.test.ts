import { expect } from 'chai';
import { indexOfProject } from '../../../../bench/helpcenter/index-of-project.ts';
import type { GrowingSearchIndex } from '../../../../kb/search/build-index.ts';
import type { Intent } from '../../../../kb/search/types.ts';
import type { Locale } from '../../../../protocol/locale.ts';

/** What people said, and what it is not. */
const MISREAD: readonly (readonly [Locale, string])[] = [
  ['es', 'ya van 2 semanas'],
  ['zh-Hant', '已經兩個禮拜了'],
  ['vi', '2 tuần rồi đó'],
  ['ms', 'dah 2 minggu ni'],
  ['id', 'udah 2 minggu lho'],
  ['ms', 'order aku stuck la'],
  ['ms', 'mana barang aku ni'],
  ['id', 'nanti bisa dicabut ga'],
  ['es', 'esta app es una mierda'],
  ['en', "it's AC-1012"],
  ['es', 'es el pedido TB-7703'],
  ['es', 'lo firmé sí'],
  ['en', 'will it rain tomorrow'],
  ['en', 'can I send it tomorrow?'],
  ['en', 'can i send it tomorrow'],
  ['en', 'do you come tomorrow?'],
  ['id', 'besok bisa?'],
  ['ms', 'boleh hantar esok?'],
  ['vi', 'mai gửi được không?'],
  ['vi', 'hẹn mai giao mà'],
  ['vi', 'hẹn gặp ở tòa'],
  ['en', 'i am 14 can i buy here'],
  ['en', 'the leaves droop'],
  ['id', 'ada kerusakan'],
  ['id', 'kerusakan barang'],
  ['vi', 'nhưng mình ký nhận rồi'],
  ['vi', 'hàng của tôi đang ở đâu'],
  ['vi', 'tiền của tôi đâu'],
  ['es', '¿dónde está mi dinero?'],
  ['zh-Hant', '我的東西到哪了'],
  ['en', 'are you hiring warehouse staff'],
  ['en', 'my order'],
  ['es', 'mi pedido'],
  ['id', 'pesanan saya'],
  ['id', 'refund'],
  ['ms', 'refund'],
  ['vi', 'doi tra'],
  ['id', 'pancinya'],
  ['en', 'tell the seller I want this solved today'],
];

/** Complaints that name a language. */
const THINGS_WITH_A_LANGUAGE: readonly (readonly [Locale, string])[] = [
  ['en', 'Spanish olive oil bottle is leaking'],
  ['en', 'English breakfast tea arrived broken'],
  ['en', 'my English dictionary never arrived'],
  ['en', 'the Chinese tea set arrived broken'],
  ['en', 'manual is only in Chinese'],
  ['en', 'Vietnamese coffee arrived late'],
  ['id', 'Kopi Vietnam saya rusak'],
  ['id', 'buku bahasa Inggris belum sampai'],
  ['vi', 'Sách tiếng Anh giao nhầm'],
  ['es', 'el libro en inglés no llegó'],
  ['zh-Hant', '英文書還沒到'],
  ['ms', 'buku Bahasa Melayu koyak'],
];

const WISHES: readonly (readonly [Locale, string, Intent])[] = [
  ['en', 'can we do this in spanish', 'change-language'],
  ['en', 'switch to Malay please', 'change-language'],
  ['zh-Hant', '用中文', 'change-language'],
  ['id', 'Bahasa Indonesia', 'change-language'],
  ['vi', 'nói tiếng Anh được không', 'change-language'],
  ['es', '¿hablas inglés?', 'change-language'],
  ['en', 'ok thanks a lot', 'thanks'],
  ['es', 'hasta luego majo', 'goodbye'],
  ['vi', 'cảm ơn bạn nhiều nha', 'thanks'],
  ['en', 'where is my dispute at right now', 'dispute-status'],
  ['es', 'quiero meterle una disputa al pedido de la cafetera', 'open-dispute'],
  ['en', 'dispute', 'open-dispute'],
  ['en', 'get me a human', 'talk-to-person'],
  ['en', 'help', 'small-talk'],
  ['es', 'ayuda', 'small-talk'],
  ['id', 'bantuan', 'small-talk'],
  ['zh-Hant', '幫助', 'small-talk'],
  ['vi', 'người hay máy vậy', 'small-talk'],
  ['en', 'Human or machine?', 'small-talk'],
  ['en', 'can you look up how my complaint stands', 'dispute-status'],
  ['en', 'definitely no', 'deny'],
  ['en', 'same with sale things?', 'follow-up'],
  ['ms', 'barang diskaun pun sama ke', 'follow-up'],
  ['ms', 'hentikan apa yang kita tengah buat', 'stop'],
  ['id', 'panggilin atasan kamu', 'talk-to-person'],
  ['id', 'barang promo juga sama?', 'follow-up'],
  ['vi', 'đa tạ shop nhiều', 'thanks'],
  ['vi', 'đơn kn hôm kia im re', 'dispute-status'],
  ['es', '¿te aburres mucho?', 'small-talk'],
  ['zh-Hant', '打折品也一樣嗎', 'follow-up'],
];

describe('what a message is not', function () {
  this.timeout(120_000);
  let index: GrowingSearchIndex;
  before(() => {
    index = indexOfProject();
  });

  for (const [locale, text] of MISREAD)
    it(`“${text}” is no passing word and no wish`, () => {
      expect(index.recognise(text, locale)?.intent ?? 'none').to.be.oneOf(['none', 'follow-up']);
    });

  for (const [locale, text] of THINGS_WITH_A_LANGUAGE)
    it(`“${text}” changes no language`, () => {
      const intents = index.recogniseAll(text, locale).map(({ intent }) => intent);
      expect(intents).to.not.include('change-language');
      expect(index.recognise(text, locale)?.intent).to.equal(undefined);
    });

  for (const [locale, text, wish] of WISHES)
    it(`“${text}” is ${wish}`, () => {
      expect(index.recognise(text, locale)?.intent).to.equal(wish);
    });

  it('cuts no wish out of the middle of a sentence', () => {
    for (const [locale, text] of [
      ['en', 'are you hiring warehouse staff'],
      ['id', 'siapa presiden sekarang'],
      ['ms', 'buatkan pantun pasal kucing'],
    ] as const) {
      const intents = index.recogniseAll(text, locale).map(({ intent }) => intent);
      expect(intents, text).to.not.include.members(['talk-to-person', 'open-dispute']);
      expect(intents.includes('talk-to-person') || intents.includes('open-dispute'), text).to.equal(false);
    }
  });

  for (const [locale, text] of [
    ['id', 'cara bikin kue bolu kukus'],
    ['ms', 'siapa pencipta lampu'],
    ['ms', 'cara buat kek coklat kukus'],
    ['ms', 'esok melaka hujan tak'],
  ] as const)
    it(`offers no articles to “${text}”, which is small talk in new words`, () => {
      expect(index.search({ text, locale }).decision).to.be.oneOf(['clarify', 'decline']);
    });

  it('finds what was ordered and what is broken by any form of the word', () => {
    const first = (locale: Locale, text: string) => index.search({ text, locale }).hits[0]?.slug;
    expect(first('id', 'barang yang dipesan belum sampai')).to.equal('order-not-received');
    expect(first('id', 'kerusakan barang')).to.equal('damaged-item');
    expect(first('ms', 'kerosakan barang')).to.equal('damaged-item');
  });

  for (const [locale, slug, text] of [
    ['en', 'delete-account', 'ok, but I still have an open case'],
    ['en', 'contact-support', 'is it a bot or a human'],
    ['ms', 'escalate-dispute', 'ok, bila kes sampai kat team'],
    ['id', 'delete-account', 'ok, kalo masih ada komplain gimana'],
    ['vi', 'help-center-or-resolution-center', 'don loi ma chua khieu nai'],
    ['es', 'delete-account', 'tengo un caso abierto, se puede?'],
    ['zh-Hant', 'delete-account', '還有案子能關嗎'],
  ] as const)
    it(`takes “${text}” for a second question where it follows an answer that leads to it`, () => {
      expect(index.recognise(text, locale)?.intent).to.be.oneOf(['dispute-status', 'small-talk', 'open-dispute']);
      expect(index.recognise(text, locale, { slug })?.intent).to.equal('follow-up');
    });

  for (const [locale, text, intent] of [
    ['en', 'where is my case', 'dispute-status'],
    ['es', 'quiero abrir una disputa', 'open-dispute'],
    ['vi', 'khiếu nại của tôi tới đâu rồi', 'dispute-status'],
  ] as const)
    it(`goes on taking “${text}” for the wish that it is, after an answer too`, () => {
      expect(index.recognise(text, locale, { slug: 'delete-account' })?.intent).to.equal(intent);
    });
});
