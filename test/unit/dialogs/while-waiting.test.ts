import { expect } from 'chai';
import { words } from '../../../locales/words.ts';
import { chat, photo } from './fakes/chat.ts';

const QUESTIONS = [
  ['en', 'how long does a refund take'],
  ['ms', 'berapa lama bayaran balik mengambil masa'],
  ['id', 'berapa lama refund masuk ke rekening'],
  ['vi', 'bao lâu thì nhận được tiền hoàn'],
  ['es', '¿cuánto tarda un reembolso?'],
  ['zh-Hant', '退款要多久才會到帳'],
] as const;

describe('who waits for a person', function () {
  this.timeout(180_000);

  for (const [owner, key] of [
    ['queued', 'placeKept'],
    ['offered', 'placeKept'],
    ['ticket', 'requestKept'],
  ] as const)
    it(`gets what an article surely answers, and hears that the wait goes on (${owner})`, async () => {
      for (const [locale, question] of QUESTIONS) {
        const talk = chat({ locale, owner });
        const { text, buttons, bubbles, message } = await talk.say(question);
        expect(text.startsWith(`${words(locale).bot[key]}\n\n`), `${locale}: ${text}`).to.equal(true);
        expect(message.content.card, locale).to.deep.include({ type: 'answer' });
        expect([buttons, bubbles.length, talk.wishes().handoff]).to.deep.equal([[], 1, undefined]);
      }
    });

  it('is answered in the language of the question', async () => {
    const { text } = await chat({ locale: 'en', owner: 'queued' }).say('退款要多久才會到帳');
    expect(text).to.include(words('zh-Hant').bot.placeKept);
  });

  for (const text of [
    'hello?',
    'are you there',
    'ok thanks',
    'yes',
    '?',
    '👍',
    '1',
    'help',
    'talk to a person',
    'i want to open a dispute',
    'change to spanish',
    'its been 2 weeks already',
    'this is the worst fucking app ever',
    'my order AC-1009 arrived broken',
    'what about KD-ABCD-EFGH-JKM',
    'xqzt wvbn plorf',
    'what will the weather be tomorrow',
    'the power bank exploded, my daughter is burned and bleeding',
    'no need for a refund',
  ])
    it(`has “${text}” left to the person`, async () => {
      for (const owner of ['queued', 'ticket'] as const)
        expect(await chat({ owner }).silentAt(text), owner).to.equal(true);
    });

  it('sends files and presses buttons without an answer', async () => {
    const talk = chat({ owner: 'queued' });
    const [[, question]] = QUESTIONS;
    expect(await talk.silentAt(question, [photo()])).to.equal(true);
    expect(await talk.silentAt(question, [], { action: 'show-article', slug: 'refund-time' })).to.equal(true);
    expect(await talk.silentAt(question)).to.equal(false);
  });
});
