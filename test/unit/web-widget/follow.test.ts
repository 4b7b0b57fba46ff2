import { expect } from 'chai';
import type { AuthorKind, Message } from '../../../protocol/conversation.ts';
import { firstToRead, restingPlace } from '../../../web-widget/follow.ts';

const log = (...kinds: AuthorKind[]): Message[] =>
  kinds.map((kind, at) => ({
    seq: at + 1,
    id: `m${at}`,
    author: { kind, name: '' },
    createdAt: '2026-03-04T02:00:00.000Z',
    text: '…',
  }));

describe('the log of the chat', () => {
  it('keeps the beginning of a reply in sight, however many messages the bot answers with', () => {
    expect(firstToRead(log('bot', 'shopper', 'bot', 'bot', 'bot'), 1)).to.equal(3);
    expect(firstToRead(log('shopper', 'system', 'agent'), 0)).to.equal(3);
  });

  it('does not go back to what the shopper has read', () => {
    expect(firstToRead(log('shopper', 'bot', 'agent', 'agent'), 3)).to.equal(4);
    expect(firstToRead(log('shopper', 'bot'), 2)).to.equal(undefined);
    expect(firstToRead(log('bot', 'shopper'), 0)).to.equal(undefined);
  });

  it('rests at its end where all that is new fits, else at the beginning of that', () => {
    expect(restingPlace({ height: 900, view: 500, top: 600 })).to.equal(400);
    expect(restingPlace({ height: 1_500, view: 500, top: 700 })).to.equal(692);
    expect(restingPlace({ height: 1_500, view: 500, top: undefined })).to.equal(1_000);
    expect(restingPlace({ height: 300, view: 500, top: 0 })).to.equal(0);
  });
});
