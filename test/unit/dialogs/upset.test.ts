import { expect } from 'chai';
import { feelingIn } from '../../../dialogs/feelings/feelings.ts';
import { keywordIn } from '../../../dialogs/first-words.ts';
import { limitIn } from '../../../dialogs/limits/limits.ts';
import { words } from '../../../locales/words.ts';
import { LOCALES } from '../../../protocol/locale.ts';
import { chat } from './fakes/chat.ts';

const UPSET = [
  ['en', 'this is the worst fucking app ever', 'anger'],
  ['ms', 'app bodoh, menyusahkan orang betul', 'anger'],
  ['id', 'aplikasi sampah, nyusahin orang aja', 'anger'],
  ['vi', 'dùng bực mình quá', 'anger'],
  ['es', 'esta app es una mierda', 'anger'],
  ['zh-Hant', '氣死我了', 'anger'],
  ['en', 'wow thanks for nothing', 'sarcasm'],
  ['es', 'pues gracias por nada eh', 'sarcasm'],
  ['zh-Hant', '呵呵 真是謝謝你喔', 'sarcasm'],
  ['en', 'its been 2 weeks already', 'waiting'],
  ['ms', 'dah 2 minggu ni', 'waiting'],
  ['id', 'udah 2 minggu lho', 'waiting'],
  ['vi', '2 tuần rồi đó', 'waiting'],
  ['es', 'ya van 2 semanas', 'waiting'],
  ['zh-Hant', '已經兩個禮拜了', 'waiting'],
  ['en', 'my mother passed away last week', 'grief'],
  ['zh-Hant', '我媽剛過世', 'grief'],
] as const;

const CALM = [
  ['en', 'great, thank you so much'],
  ['en', 'the battery died after a day'],
  ['id', 'paket saya belum sampai'],
  ['ms', 'terima kasih banyak'],
  ['vi', 'cảm ơn bạn nhiều'],
  ['es', 'mil gracias'],
  ['zh-Hant', '好的 謝謝你'],
] as const;

describe('whoever is upset', function () {
  this.timeout(180_000);

  it('is heard, and nobody else', () => {
    for (const [locale, text, feeling] of UPSET) expect(feelingIn(text, locale), text).to.equal(feeling);
    for (const [locale, text] of CALM) expect(feelingIn(text, locale), text).to.equal(undefined);
  });

  it('hears one sentence of regret, once in a matter, and no courtesy of a shop', async () => {
    for (const [locale, text, feeling] of UPSET) {
      const { regret, bot } = words(locale);
      const talk = chat({ locale });
      const sentence = regret[feeling === 'sarcasm' ? 'anger' : feeling];
      const first = await talk.say(text);
      expect(first.text, text).to.include(sentence);
      for (const courtesy of [bot.goodbye, bot.thanks, bot.affirmed, bot.helpfulYes, bot.smallTalk])
        expect(first.text, text).to.not.include(courtesy.split('{')[0]);
    }
    const talk = chat();
    await talk.say('your service is terrible');
    expect((await talk.say('seriously terrible')).text).to.not.include(words('en').regret.anger);
  });

  it('is offered a person where an emoji says it', async () => {
    const reply = await chat().say('😡😡');
    expect(reply.text).to.include(words('en').regret.anger);
    expect(reply.buttons).to.include('Talk to a person');
  });
});

describe('what the bot cannot know', () => {
  it('is told from what it can', () => {
    for (const [locale, text, limit] of [
      ['en', 'any coupons for today?', 'vouchers'],
      ['en', 'are you hiring warehouse staff', 'jobs'],
      ['ms', 'kasut saiz 42 ada stok lagi tak', 'stock'],
      ['id', 'siapa presiden sekarang', 'world'],
      ['vi', 'cái này giá bao nhiêu vậy', 'price'],
      ['es', 'cual es la capital de francia', 'world'],
      ['zh-Hant', '明天會下雨嗎', 'world'],
      ['en', 'my voucher code says invalid', undefined],
      ['en', 'how much did i pay for the earbuds', undefined],
    ] as const)
      expect(limitIn(text, locale), text).to.equal(limit);
  });

  it('is said, with where to look', async () => {
    for (const locale of LOCALES) {
      const text = {
        en: 'will it rain tomorrow',
        ms: 'hujan esok tak',
        id: 'siapa presiden sekarang',
        vi: 'mai có mưa không',
        es: '¿va a llover mañana?',
        'zh-Hant': '明天會下雨嗎',
      }[locale];
      const reply = await chat({ locale }).say(text);
      expect(reply.text, text).to.equal(words(locale).limits.world.replace('{marketplace}', 'AuraCart'));
    }
  });
});

describe('a keyword', () => {
  it('asks for the topics, or a person, where it is all of a message', () => {
    for (const [locale, text, wanted] of [
      ['en', 'Help', 'menu'],
      ['ms', 'Bantuan', 'menu'],
      ['es', '¡Ayuda!', 'menu'],
      ['zh-Hant', '幫助', 'menu'],
      ['en', 'Care', 'menu'],
      ['vi', 'CS', 'person'],
      ['en', 'help, my parcel is late', undefined],
      ['id', 'admin jahat', undefined],
    ] as const)
      expect(keywordIn(text, locale), text).to.equal(wanted);
  });
});

describe('the same words again and again', function () {
  this.timeout(180_000);

  it('are not answered the same way a third time', async () => {
    const talk = chat();
    const first = await talk.say('how do i track my order');
    expect((await talk.say('how do i track my order')).text).to.equal(first.text);
    const third = await talk.say('how do i track my order');
    expect(third.text).to.equal(words('en').bot.repeated);
    expect(third.buttons).to.include('Talk to a person');
    await talk.say('yes');
    expect(talk.wishes().handoff).to.include({ reason: 'low-confidence' });
  });
});
