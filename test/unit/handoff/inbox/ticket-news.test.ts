import { expect } from 'chai';
import {
  type Conversation,
  type LoggedMessage,
  newConversation,
} from '../../../../handoff/conversation/conversation.ts';
import { ticketNews } from '../../../../handoff/inbox/ticket-news.ts';

const AT = Date.parse('2026-11-30T10:00:00Z');

function ticket(patch: Partial<Conversation> = {}): Conversation {
  const fresh = newConversation({
    id: 'c1',
    visitorId: 'v1',
    shopperName: 'Mai',
    verified: true,
    email: undefined,
    locale: 'en',
    localeChosen: false,
    at: AT,
  });
  return { ...fresh, owner: 'ticket', ticketNumber: 'T-1', ticketPromisedAt: AT + 1000, lastShopperSeq: 1, ...patch };
}

function said(seq: number, kind: 'agent' | 'shopper', text?: string): LoggedMessage {
  const attachments = [{ id: 'a', name: 'label.pdf', type: 'application/pdf', size: 1 }];
  return {
    id: `m${seq}`,
    author: { kind, id: kind, name: kind === 'agent' ? 'Aisyah' : 'Mai' },
    clientId: undefined,
    content: text === undefined ? { attachments } : { text },
    seq,
    createdAt: AT + seq,
  };
}

describe('what the inbox says of a ticket', () => {
  it('is about what was asked of the bot, else about what the shopper wrote first', () => {
    const log = [
      said(1, 'shopper'),
      said(1, 'shopper', 'mai@example.com'),
      said(2, 'shopper', 'The lid is broken.'),
      said(3, 'shopper', 'Hello?'),
    ];
    expect(ticketNews(ticket(), log)?.about).to.equal('The lid is broken.');
    expect(ticketNews(ticket({ question: 'where is it' }), log)?.about).to.equal('where is it');
    expect(ticketNews(ticket(), [])).to.not.have.any.keys('about');
  });

  it('tells the promise while it waits, and no longer once it is answered or closed', () => {
    expect(ticketNews(ticket(), [said(1, 'shopper', 'Where is it?')])).to.deep.include({
      state: 'waiting',
      promisedAt: new Date(AT + 1000).toISOString(),
      unread: 0,
    });
    const answered = ticketNews(ticket({ owner: 'agent', lastAgentSeq: 3 }), [
      said(1, 'shopper', 'Where?'),
      said(3, 'agent', 'At the depot.'),
    ]);
    expect(answered).to.deep.include({ state: 'answered', unread: 1, answer: { by: 'Aisyah', text: 'At the depot.' } });
    expect(answered).to.not.have.property('promisedAt');
    expect(ticketNews(ticket({ owner: 'closed' }), [])).to.deep.include({ state: 'closed' });
    const apart = ticketNews(ticket({ splitSeq: 2 }), [said(1, 'shopper', 'Where?')]);
    expect(apart, 'all of it waits in a ticket of its own').to.include({ state: 'answered' });
  });

  it('waits again when the shopper has written since, and counts nothing that they have read', () => {
    const log = [said(1, 'shopper', 'Where?'), said(2, 'agent', 'At the depot.'), said(3, 'shopper', 'Which?')];
    expect(ticketNews(ticket({ lastShopperSeq: 3 }), log)).to.deep.include({ state: 'waiting', unread: 0 });
    const read = [said(1, 'shopper', 'Where?'), said(2, 'agent', 'One.'), said(3, 'agent', 'Two.')];
    expect(ticketNews(ticket({ shopperReadSeq: 2 }), read)?.unread).to.equal(1);
  });

  it('leads to where a merged ticket goes on, with no news of its own', () => {
    const log = [said(1, 'shopper', 'Where?'), said(2, 'agent', 'At the depot.')];
    const merged = { owner: 'closed', mergedInto: 'c2', mergedNumber: 'T-2' } as const;
    expect(ticketNews(ticket(merged), log)).to.deep.include({
      state: 'closed',
      goesOnIn: 'T-2',
      openIn: 'c2',
      unread: 0,
    });
    expect(
      ticketNews(ticket({ mergedSeq: 3, lastAgentSeq: 2 }), log),
      'the answer to the other is still to come',
    ).to.include({
      state: 'waiting',
      unread: 1,
    });
  });

  it('names the files of an answer without words, and says nothing of a chat that never was a ticket', () => {
    expect(ticketNews(ticket(), [said(2, 'agent')])?.answer?.text).to.equal('label.pdf');
    expect(ticketNews(ticket({ ticketNumber: undefined }), [])).to.equal(undefined);
  });
});
