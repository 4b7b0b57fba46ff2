import { expect } from 'chai';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { chat } from '../fakes/chat.ts';

const SAID: Readonly<Record<Locale, { begin: string; story: string; other: readonly string[]; leave: string }>> = {
  en: {
    begin: 'open a dispute about AC-1009',
    story: 'the lid broke in two when I opened it',
    other: ['it is about a different order', 'I want to choose another order', 'change the order'],
    leave: 'i changed my mind',
  },
  ms: {
    begin: 'nak buka pertikaian untuk AC-1009',
    story: 'penutup balang pecah dua masa saya buka',
    other: ['bukan pesanan ni', 'nak tukar pesanan'],
    leave: 'sudahlah',
  },
  id: {
    begin: 'mau komplain pesanan AC-1009',
    story: 'tutup toples pecah dua waktu saya buka',
    other: ['bukan pesanan ini', 'mau ganti pesanan'],
    leave: 'udahlah',
  },
  vi: {
    begin: 'mở khiếu nại cho đơn AC-1009',
    story: 'nắp hũ bị vỡ làm đôi khi tôi mở ra',
    other: ['không phải đơn này', 'muốn đổi đơn khác'],
    leave: 'mình đổi ý rồi',
  },
  es: {
    begin: 'abrir una disputa del pedido AC-1009',
    story: 'la tapa se rompió en dos cuando abrí la caja',
    other: ['es otro pedido', 'quiero cambiar de pedido'],
    leave: 'cambié de opinión',
  },
  'zh-Hant': {
    begin: '我要對AC-1009提出爭議',
    story: '打開箱子時蓋子已經裂成兩半了',
    other: ['換一張訂單', '不是這張訂單', '等等，我想換一張訂單'],
    leave: '不弄了',
  },
};

/** A form at its question for the problem, the story, the wish or the files. */
async function formAt(locale: Locale, step: number) {
  const talk = chat({ locale, localeChosen: true });
  let reply = await talk.say(SAID[locale].begin);
  if (step > 0) reply = await talk.press(reply.buttons[0] ?? '');
  if (step > 1) reply = await talk.say(SAID[locale].story);
  if (step > 2) reply = await talk.press(reply.buttons[0] ?? '');
  return { talk, asked: reply };
}

describe('the ways out of a form, in other words than those of the buttons', function () {
  this.timeout(60_000);

  for (const locale of LOCALES) {
    it(`lead to another order from every question, and are no part of the story (${locale})`, async () => {
      for (const step of [0, 1, 2, 3])
        for (const text of SAID[locale].other) {
          const { talk } = await formAt(locale, step);
          const reply = await talk.say(text);
          expect(
            reply.buttons.some((title) => title.includes('AC-1015')),
            `${step}: ${text}`,
          ).to.equal(true);
          expect((talk.memory().form ?? []).map(({ value }) => value)).to.not.include(text);
        }
    });

    it(`ask whether to keep what was filled in (${locale})`, async () => {
      for (const step of [0, 1, 2]) {
        const { talk, asked } = await formAt(locale, step);
        const stopped = await talk.say(SAID[locale].leave);
        expect(stopped.buttons, SAID[locale].leave).to.have.length(3);
        expect(stopped.buttons).to.not.deep.equal(asked.buttons);
      }
    });
  }
});
