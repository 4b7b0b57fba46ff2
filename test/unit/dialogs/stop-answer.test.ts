import { expect } from 'chai';
import { chat } from './fakes/chat.ts';

describe('what is never answered with an article', function () {
  this.timeout(60_000);

  it('brings a person at once where somebody may be in danger, in words of comfort', async () => {
    const talk = chat();
    const reply = await talk.say('if you dont refund me i will kill myself');
    expect(reply.text).to.include("You don't have to carry it alone").and.include('connecting you');
    expect(reply.message.content.card).to.equal(undefined);
    expect(talk.wishes().handoff).to.include({ reason: 'safety', priority: 'urgent' });
  });

  it('brings a person for a legal threat, and for who goes to a regulator', async () => {
    for (const [locale, text] of [
      ['vi', 'tôi sẽ kiện công ty này'],
      ['vi', 'không giải quyết là tôi báo công an đấy'],
      ['ms', 'saya bawa ke tribunal pengguna'],
      ['id', 'saya laporin ke YLKI nih'],
      ['es', 'los voy a denunciar en Profeco'],
      ['zh-Hant', '我去消保會申訴'],
      ['en', 'see you in court'],
    ] as const) {
      const talk = chat({ locale });
      await talk.say(text);
      expect(talk.wishes().handoff, text).to.include({ reason: 'rule', priority: 'other' });
    }
  });

  it('is understood in the language that it is written in', async () => {
    const talk = chat({ locale: 'en' });
    const reply = await talk.say('錢拿不回來我不想活了');
    expect(reply.text).to.include('緊急電話');
    expect(talk.wishes().handoff).to.include({ priority: 'urgent' });
  });

  it('forgets how pressing it was when the shopper goes on with something else', async () => {
    const talk = chat();
    await talk.say('i will see you in court');
    await talk.say('where is my parcel');
    await talk.say('talk to a person');
    expect(talk.wishes().handoff).to.include({ priority: 'other' });
  });

  it('breaks into a form only for a person at once, and the form waits', async () => {
    const talk = chat({ localeChosen: true });
    await talk.say('i want to open a dispute');
    const before = talk.memory().dialogs.dialogStack.length;
    const threat = await talk.say('the seller is a journalist');
    expect(threat.text).to.not.include('media');
    const reply = await talk.say('i want to die');
    expect(reply.text).to.include('emergency number');
    expect(talk.wishes().handoff).to.include({ priority: 'urgent' });
    expect(talk.memory().dialogs.dialogStack.length).to.equal(before);
    expect(talk.memory().form).to.not.equal(undefined);
  });
});
