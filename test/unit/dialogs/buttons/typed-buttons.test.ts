import { expect } from 'chai';
import { comparable, isSame } from '../../../../dialogs/buttons/comparable.ts';
import en from '../../../../locales/en.json' with { type: 'json' };
import es from '../../../../locales/es.json' with { type: 'json' };
import id from '../../../../locales/id.json' with { type: 'json' };
import ms from '../../../../locales/ms.json' with { type: 'json' };
import vi from '../../../../locales/vi.json' with { type: 'json' };
import zhHant from '../../../../locales/zh-Hant.json' with { type: 'json' };
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { type Chat, chat, photo, type Reply } from '../fakes/chat.ts';
import { buttonsOf, screens } from './screens.ts';

const WORDS = { en, es, id, ms, vi, 'zh-Hant': zhHant };
/** Does what it does by itself, not by what is on the screen: walking on from it would end the walk. */
const plain = (title: string) => title.split(/[({（]/u)[0]?.trim() ?? title;

describe('a button’s words, typed', function () {
  this.timeout(120_000);

  for (const locale of LOCALES)
    it(`do what the button does, on every screen (${locale})`, async () => {
      const seen = new Set<string>();
      for await (const { name, talk, reply } of screens(locale))
        for (const { title, value } of buttonsOf(reply)) {
          seen.add(plain(title));
          await isPressed(talk, reply, { title, value }, spellings(title, locale), `${locale}, ${name}`);
        }
      const { buttons, labels } = WORDS[locale].dispute;
      // A new button has to stand on one of the screens that are walked through.
      const known = Object.entries({ ...buttons, ...labels }).filter(
        ([key]) => !['stay', 'declare', 'delivery', 'allUnits'].includes(key),
      );
      expect(known.filter(([, title]) => !seen.has(plain(title))).map(([key]) => key)).to.deep.equal([]);
    });

  for (const locale of LOCALES.filter((each) => each !== 'en'))
    it(`are known in English in a chat of another language (${locale})`, async () => {
      for await (const { name, talk, reply } of screens(locale))
        for (const button of buttonsOf(reply)) {
          const english = inEnglish(button.title, locale);
          if (english !== undefined) await isPressed(talk, reply, button, [english], `${locale}, ${name}`);
        }
    });

  it('may be called by their place, where one of several is to be chosen', async () => {
    const SAID = [
      '2',
      'the second one',
      'no. 2',
      'nombor dua',
      'yang kedua',
      'nomor 2',
      'cái thứ hai',
      'la segunda',
      '第二個',
    ];
    for await (const { name, talk, reply } of screens('en')) {
      if (!['order', 'item', 'reason', 'wanted', 'topics', 'articles', 'delivery', 'other order'].includes(name))
        continue;
      const second = buttonsOf(reply)[1];
      if (second === undefined) throw new Error(name);
      await isPressed(talk, reply, second, SAID, name);
    }
  });

  it('are no other words that differ by their marks only: “đúng” (right) is not “Dừng” (stop)', async () => {
    for (const review of ['đúng', 'ĐÚNG', 'đúng nhé']) {
      const talk = chat({ locale: 'vi', localeChosen: true });
      await talk.say('đơn AC-1009 bị vỡ nắp, tôi muốn hoàn lại một nửa tiền');
      await talk.say('', [photo()]);
      await talk.press('Tiếp tục');
      const reply = await talk.say(review);
      expect(reply.buttons, `${review}: ${reply.text}`).not.to.include('Bỏ đi');
    }
    const talk = chat({ locale: 'vi', localeChosen: true });
    await talk.say('đơn AC-1009 bị vỡ');
    for (const stop of ['dừng', 'dung', 'Dừng nhé']) {
      expect((await talk.say(stop)).buttons, stop).to.include('Bỏ đi');
      talk.rewind();
    }
  });

  it('may have the tone on either vowel, or no marks at all', () => {
    for (const [typed, title] of [
      ['huỷ khiếu nại', 'Hủy khiếu nại'],
      ['mở khoá đơn', 'Mở khóa đơn'],
      ['huy khieu nai', 'Hủy khiếu nại'],
      ['continuár', 'Continuar'],
    ] as const)
      expect(isSame(comparable(typed), comparable(title)), typed).to.equal(true);
    expect(isSame(comparable('đừng'), comparable('Dừng'))).to.equal(false);
  });

  it('send nothing where no question to send stands on the screen', async () => {
    for (const locale of LOCALES)
      for await (const { name, talk } of screens(locale)) {
        if (name !== 'change' && name !== 'keep') continue;
        const { goOn } = WORDS[locale].dispute.buttons;
        for (const text of [goOn, '1', 'ok', 'yes', 'ya', 'sí', 'vâng', '好']) {
          await talk.say(text);
          expect(talk.disputes.store.all(), `${locale}, ${name}: ${text}`).to.deep.equal([]);
          talk.rewind();
        }
      }
  });
});

/** Whether each of these words leaves everything as the button would, and says the same. */
async function isPressed(
  talk: Chat,
  reply: Reply,
  { title, value }: { title: string; value: unknown },
  words: readonly string[],
  where: string,
): Promise<void> {
  const pressed = await talk.send(title, value);
  const state = stateOf(talk);
  for (const text of words) {
    const typed = await talk.instead(text);
    expect(typed.text, `${where}: “${text}” for [${title}] in [${reply.buttons.join('] [')}]`).to.equal(pressed.text);
    expect(stateOf(talk), `${where}: “${text}”`).to.deep.equal(state);
  }
  talk.rewind();
}

function stateOf(talk: Chat) {
  const { dialogs, form, draft } = talk.memory();
  return { dialogs, form, draft, cases: talk.disputes.store.all().map(({ state }) => state), locale: talk.locale() };
}

/** As people type: without marks, shouting, with a full stop, with the order's number or the item alone. */
function spellings(title: string, locale: Locale): readonly string[] {
  const bare = title.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  const article = locale === 'en' ? [`the ${title.toLowerCase()}`, `${title} please`] : [];
  return [title, title.toUpperCase(), `${bare.toLowerCase()}.`, plain(title), ...article];
}

const titlesOf = ({ dispute, disputes }: (typeof WORDS)[Locale]): readonly Readonly<Record<string, string>>[] => [
  dispute.buttons,
  dispute.labels,
  dispute.acts,
  disputes.reasons,
  disputes.solutions,
  disputes.deliveries,
  disputes.actions,
];

function inEnglish(title: string, locale: Locale): string | undefined {
  const english = titlesOf(en);
  return titlesOf(WORDS[locale])
    .flatMap((own, at) =>
      Object.entries(own).flatMap(([key, text]) => (plain(text) === plain(title) ? (english[at]?.[key] ?? []) : [])),
    )
    .map(plain)[0];
}
