import { expect } from 'chai';
import { words } from '../../../locales/words.ts';
import { chat } from './fakes/chat.ts';

describe('a guest whose request becomes a ticket', function () {
  this.timeout(60_000);
  it('is asked for an e-mail address where mail leaves the house, and else is promised none', async () => {
    const { ticketEmail } = words('en').system;
    for (const mailReaches of [true, false]) {
      const talk = chat({ locale: 'en', nobodyThere: true, verified: false, mailReaches });
      const { text } = await talk.say('talk to a person');
      expect(text.includes(ticketEmail), text).to.equal(mailReaches);
    }
    const called = chat({ locale: 'en', nobodyThere: true, verified: false, phone: '+60123456789' });
    expect((await called.say('talk to a person')).text, 'has left a number').to.not.include(ticketEmail);
  });
});
