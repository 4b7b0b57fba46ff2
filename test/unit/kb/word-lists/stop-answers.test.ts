import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readContentFiles } from '../../../../kb/articles/content-files.ts';
import { wordListFaults } from '../../../../kb/word-lists/faults.ts';
import { ENTRY_SCHEMAS } from '../../../../kb/word-lists/schemas.ts';
import { shippedWordLists } from '../../../../kb/word-lists/shipped.ts';
import { stopAnswers } from '../../../../kb/word-lists/stop-answers.ts';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { type StopEntry, WORD_LIST_KINDS } from '../../../../protocol/word-lists.ts';

const entry = (phrases: readonly string[], more: Partial<StopEntry> = {}): StopEntry => ({
  phrases,
  action: 'offer',
  reply: '',
  priority: 'other',
  ...more,
});
const finds = (phrases: readonly string[], text: string, locale: Locale = 'en') =>
  stopAnswers({ [locale]: [entry(phrases)] }).find(text, [locale])?.phrase;

describe('stop answers', () => {
  it('fit whole words side by side, whatever stands around them', () => {
    expect(finds(['sue you'], 'I will SUE you!!')).to.equal('sue you');
    expect(finds(['sue you'], 'the issue you have')).to.equal(undefined);
    expect(finds(['sue you'], 'sue, tell you')).to.equal(undefined);
  });

  it('let a word go on, or others stand between, where a star says so', () => {
    expect(finds(['suicid*'], 'thinking of suicide')).to.equal('suicid*');
    expect(finds(['kill * myself'], 'i could just kill that stupid self of myself')).to.equal(undefined);
    expect(finds(['kill * myself'], 'i may kill, then hurt myself')).to.equal('kill * myself');
    expect(finds(['kill * myself'], 'kill myself')).to.equal('kill * myself');
  });

  it('find Chinese in either script, and Latin letters without their marks', () => {
    expect(finds(['結束生命'], '我想结束生命', 'zh-Hant')).to.equal('結束生命');
    expect(finds(['acción legal'], 'una accion legal', 'es')).to.equal('acción legal');
  });

  it('do not take one Vietnamese word for another', () => {
    expect(finds(['tự tử'], 'cứ từ từ thôi', 'vi')).to.equal(undefined);
    expect(finds(['tự tử'], 'toi tu tu', 'vi')).to.equal(undefined);
    expect(finds(['tự tử'], 'tôi muốn tự tử', 'vi')).to.equal('tự tử');
    expect(finds(['không muốn sống'], 'minh khong muon song', 'vi')).to.equal('không muốn sống');
  });

  it('count in the order of the list, and in Malay for Indonesian too', () => {
    const stops = stopAnswers({
      id: [entry(['pengacara'], { reply: 'a' }), entry(['pengacara saya'], { reply: 'b' })],
    });
    expect(stops.find('telepon pengacara saya', ['ms'])?.entry.reply).to.equal('a');
    expect(stops.find('telepon pengacara saya', ['vi'])).to.equal(undefined);
  });

  it('take hostile texts without hanging', () => {
    const stops = stopAnswers({ en: [entry(['a * a * a * a * a * a * a * b'])] });
    const started = process.cpuUsage();
    expect(stops.find('a '.repeat(1_000), ['en'])).to.equal(undefined);
    expect(stops.find('\ud800\u0000*** ((('.repeat(500), ['en'])).to.equal(undefined);
    expect(process.cpuUsage(started).user / 1_000).to.be.lessThan(1_500);
  });
});

describe('the word lists that ship', () => {
  const articles = readContentFiles('kb/content');

  for (const locale of LOCALES) {
    const lists = shippedWordLists(locale);

    it(`are such as an editor could save (${locale})`, () => {
      for (const kind of WORD_LIST_KINDS) {
        expect(ENTRY_SCHEMAS[kind].safeParse(lists[kind]).success, kind).to.equal(true);
        expect(wordListFaults(kind, lists[kind]), kind).to.deep.equal([]);
        expect(lists[kind].length, kind).to.be.greaterThan(3);
      }
    });

    it(`stop no question that an article answers, and no wish (${locale})`, () => {
      const stops = stopAnswers({ [locale]: lists.stops });
      const intents = JSON.parse(readFileSync(`dialogs/intents/${locale}.json`, 'utf8')) as Record<string, string[]>;
      const asked = articles
        .filter((one) => one.locale === locale)
        .flatMap(({ title, phrasings }) => [title, ...phrasings]);
      const stopped = [...asked, ...Object.values(intents).flat()].filter((text) => stops.find(text, [locale]));
      expect(stopped).to.deep.equal([]);
    });
  }

  it('know who is in danger, in every language, and bring a person at once', () => {
    for (const [locale, text] of [
      ['en', 'if i dont get my money i will kill myself'],
      ['ms', 'saya rasa nak mati je'],
      ['id', 'aku pengen mati aja gara gara ini'],
      ['vi', 'chắc em tự tử mất'],
      ['es', 'me quiero morir por esto'],
      ['zh-Hant', '錢拿不回來我不想活了'],
    ] as const) {
      const found = stopAnswers({ [locale]: shippedWordLists(locale).stops }).find(text, [locale]);
      expect(found?.entry.action, locale).to.equal('person');
      expect(found?.entry.priority, locale).to.equal('urgent');
    }
  });
});
