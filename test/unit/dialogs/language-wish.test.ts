import { expect } from 'chai';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import { chat } from './fakes/chat.ts';

/** Each speaks of a thing in a language, and is written in the language of its row. */
const OF_THINGS: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'Spanish olive oil bottle is leaking',
    'my English dictionary never arrived',
    'manual is only in Chinese',
    'english tea',
  ],
  ms: ['buku Bahasa Melayu koyak', 'label bahasa melayu salah', 'manual dalam bahasa cina je'],
  id: ['buku bahasa Inggris belum sampai', 'manualnya cuma bahasa mandarin', 'buku bahasa inggris hilang'],
  vi: ['Sách tiếng Anh giao nhầm', 'truyện tiếng anh bị rách', 'hướng dẫn chỉ có tiếng Trung'],
  es: ['el libro en inglés no llegó', 'las instrucciones están en chino', 'la novela en inglés llegó rota'],
  'zh-Hant': ['英文書還沒到', '英文書破了', '說明書只有英文'],
};

const WISHES = [
  ['en', 'can we do this in spanish', 'es'],
  ['ms', 'tolong guna bahasa inggeris', 'en'],
  ['id', 'bisa pakai bahasa inggris ga', 'en'],
  ['vi', 'mình nói tiếng anh được không', 'en'],
  ['es', 'en inglés por favor', 'en'],
  ['zh-Hant', '可以用英文嗎', 'en'],
  ['zh-Hant', '麻煩切換成英文', 'en'],
] as const;

describe('the name of a language', () => {
  for (const locale of LOCALES)
    it(`changes nothing where it is said of a thing, in a form neither (${locale})`, async () => {
      for (const text of OF_THINGS[locale]) {
        const talk = chat({ locale });
        const reply = await talk.say(text);
        expect(talk.locale(), text).to.equal(locale);
        expect(reply.buttons.length, `${text}: ${reply.text}`).to.be.above(0);
        const form = chat({ locale });
        await form.send('', { dispute: 'form', do: 'begin' });
        await form.say('AC-1009');
        await form.say(text);
        expect(form.locale(), `in a form: ${text}`).to.equal(locale);
      }
    });

  it('changes the language where that is asked for', async () => {
    for (const [locale, text, wanted] of WISHES) {
      const talk = chat({ locale });
      await talk.say(text);
      expect(talk.locale(), text).to.equal(wanted);
    }
  });
});
