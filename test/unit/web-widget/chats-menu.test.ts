import { expect } from 'chai';
import { standingKey } from '../../../web-widget/views/use-chats.ts';

describe('a ticket in the menu of the chat', () => {
  it('is said to wait until its promise, to be answered, or to have ended', () => {
    const promisedAt = '2026-10-02T09:00:00.000Z';
    expect(standingKey({ state: 'waiting', promisedAt })).to.equal('ticketTime');
    expect(standingKey({ state: 'answered' })).to.equal('ticketAnswered');
    expect(standingKey({ state: 'closed' })).to.equal('closedStatus');
    expect(standingKey({ state: 'closed', promisedAt })).to.equal('closedStatus');
  });
});
