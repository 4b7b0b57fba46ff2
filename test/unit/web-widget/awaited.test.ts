import { expect } from 'chai';
import { waitsNowhere } from '../../../web-widget/awaited.ts';

const ended = { conversationId: 'shown', handoff: { state: 'closed' } } as const;

/** A server with these tickets, or none that answers. */
function serverWith(tickets?: readonly { readonly conversationId: string; readonly state: string }[]) {
  const get = async <T>(): Promise<T> => {
    if (tickets === undefined) throw new Error('unreachable');
    return { tickets, timeZone: 'UTC' } as T;
  };
  return { get };
}

describe('what a guest waits for', () => {
  it('is nothing once the chat that is shown has ended and no other ticket is open', async () => {
    const tickets = [
      { conversationId: 'shown', state: 'waiting' },
      { conversationId: 'other', state: 'closed' },
    ];
    expect(await waitsNowhere(ended, serverWith(tickets))).to.equal(true);
    expect(await waitsNowhere({ ...ended, handoff: { state: 'ticket' } }, serverWith(tickets))).to.equal(false);
  });

  it('may be an answer in a ticket that is not shown, or that the server cannot tell of now', async () => {
    const tickets = [{ conversationId: 'other', state: 'answered' }];
    expect(await waitsNowhere(ended, serverWith(tickets))).to.equal(false);
    expect(await waitsNowhere(ended, serverWith())).to.equal(false);
  });
});
