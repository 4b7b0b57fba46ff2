import { expect } from 'chai';
import { type NewMessage, newConversation } from '../../../../handoff/conversation/conversation.ts';
import { takenFromOutside } from '../../../../handoff/desk/message-from-outside.ts';
import { notedLetter } from '../../../../handoff/letters/ticket-letters.ts';

const AT = 1_000;
const conversation = newConversation({
  ...{ id: 'c', visitorId: 'v', shopperName: 'Mai', verified: false, email: 'mai@example.com' },
  ...{ locale: 'en', localeChosen: true, at: AT },
});
const said = (kind: 'shopper' | 'bot', text: string): NewMessage => ({
  ...{ id: text, author: { kind, id: kind, name: '' }, clientId: undefined, content: { text } },
});

describe('a message from outside', () => {
  const taken = (danger: boolean, mayWrite: boolean) =>
    takenFromOutside(conversation, {
      message: said('shopper', 'words'),
      id: 'one',
      alarm: danger ? { sure: true, care: () => said('bot', 'whom to call') } : undefined,
      request: { reason: 'requested', priority: 'other', question: undefined },
      ticket: { number: 'T-1', promisedAt: AT },
      ...{ mayWrite, confirmed: notedLetter, line: () => said('bot', 'a ticket'), at: AT },
    });

  it('is answered by letter: its number, or whom to call', () => {
    expect(taken(false, true).letter?.kind).to.equal('noted');
    expect(taken(true, true).letter?.kind).to.equal('care');
  });

  it('has no letter sent to an address that had its share, whatever it speaks of; the rest is done', () => {
    expect(taken(false, false).letter).to.equal(undefined);
    const { letter, messages, conversation: after } = taken(true, false);
    expect(letter).to.equal(undefined);
    expect(messages?.map(({ content }) => content.text)).to.include('whom to call');
    expect([after.owner, after.priority]).to.deep.equal(['ticket', 'urgent']);
  });
});
