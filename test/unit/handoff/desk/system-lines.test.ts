import { expect } from 'chai';
import { newConversation } from '../../../../handoff/conversation/conversation.ts';
import { systemLines, ticketLines } from '../../../../handoff/desk/system-lines.ts';

describe('what a new ticket is told with', () => {
  const guest = {
    ...newConversation({
      ...{ id: 'c', visitorId: 'v', shopperName: '', verified: false, email: undefined },
      ...{ locale: 'en', localeChosen: false, at: 0 },
    }),
    ...{ ticketNumber: 'T-1', ticketPromisedAt: 0 },
  };
  const told = (mailReaches: boolean, ticket = guest) =>
    ticketLines(systemLines({ newId: () => 'm', formatTime: () => 'noon', mailReaches }), ticket).map(
      ({ content }) => (content.value as { system: string }).system,
    );

  it('asks a guest of whom nothing is known for an address', () => {
    expect(told(true)).to.deep.equal(['ticket', 'ticketEmail']);
  });

  it('asks nobody who has left one, or a phone number, and nobody where no mail leaves the house', () => {
    expect(told(true, { ...guest, email: 'mai@example.com' })).to.deep.equal(['ticket']);
    expect(told(true, { ...guest, phone: '+60123456789' })).to.deep.equal(['ticket']);
    expect(told(false)).to.deep.equal(['ticket']);
  });
});
