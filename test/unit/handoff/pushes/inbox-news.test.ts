import { expect } from 'chai';
import { isInboxNews } from '../../../../handoff/pushes/push-changes.ts';
import { chat } from '../fakes/chats.ts';

describe('what the inbox of a shopper is told of', () => {
  it('is a split, of the ticket that begins and of the one that owes nothing any more', () => {
    const ticket = chat('a', 1, { owner: 'ticket', ticketNumber: 'T-a', lastSeq: 3 });
    const became = (before: object, after: object) =>
      isInboxNews({ before: { ...ticket, ...before }, conversation: { ...ticket, ...after }, messages: [] });
    expect(became({}, { splitSeq: 4, lastSeq: 4 }), 'owed elsewhere').to.equal(true);
    expect(became({ lastSeq: 0 }, {}), 'begun').to.equal(true);
    expect(became({}, { lastSeq: 4 })).to.equal(false);
  });
});
