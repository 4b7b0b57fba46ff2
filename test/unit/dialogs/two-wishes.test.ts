import { expect } from 'chai';
import { chat } from './fakes/chat.ts';

describe('a message that says two things', function () {
  this.timeout(60_000);

  it('is answered, however it is opened', async () => {
    const openings = [
      ['en', 'hi, my parcel never arrived'],
      ['id', 'halo, paket saya belum sampai'],
      ['zh-Hant', '你好 我的包裹還沒到'],
    ] as const;
    for (const [locale, text] of openings) {
      const { message } = await chat({ locale, verified: false }).say(text);
      const { card, suggestedActions } = message.content;
      // Answered or offered: the index of this test has no classifiers.
      expect(JSON.stringify([card, suggestedActions]), text).to.include('"order-not-received"');
    }
  });

  it('is about what has to be done, not about the courtesy beside it', async () => {
    const talk = chat();
    await talk.say("no, that's not what I meant, get me a human");
    expect(talk.wishes().handoff).to.not.equal(undefined);
    const other = chat();
    expect((await other.say('no thanks, I want to open a dispute')).buttons.join()).to.include('AC-');
  });

  it('stays a courtesy where it is nothing else', async () => {
    const talk = chat();
    await talk.say('ok thanks a lot');
    expect(talk.wishes().handoff).to.equal(undefined);
  });

  it('offers to open a dispute under an answer that explains how', async () => {
    const talk = chat();
    const reply = await talk.say('what should I do about a fake item, is that a full refund?');
    const shown = reply.message.content.card === undefined ? await talk.press(reply.buttons[0] ?? '') : reply;
    expect(shown.buttons).to.include('Open a dispute');
    expect((await talk.press('Open a dispute')).buttons.join()).to.include('AC-');
  });
});
