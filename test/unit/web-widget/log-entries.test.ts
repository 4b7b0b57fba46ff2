import { expect } from 'chai';
import type { Message } from '../../../protocol/conversation.ts';
import { layOut } from '../../../web-widget/log-entries.ts';

const message = (seq: number, minute: number, part: Partial<Message> = {}): Message => ({
  seq,
  id: `m${seq}`,
  author: { kind: 'bot', name: 'Aura' },
  createdAt: new Date(2026, 5, 10, 9, minute).toISOString(),
  ...part,
});
const shopper = { author: { kind: 'shopper', name: '' } } as const;
const lay = (messages: readonly Message[], theirReadSeq = 0, limit = 100) =>
  layOut({ log: { messages, lastSeq: messages.length, knownSeq: messages.length }, outbox: [], theirReadSeq }, limit);

describe('the lines of the chat', () => {
  it('begin each day with its date', () => {
    const entries = lay([message(1, 0), message(2, 24 * 60), message(3, 24 * 60 + 1)]);
    expect(entries.map(({ kind }) => kind)).to.deep.equal(['day', 'message', 'day', 'message', 'message']);
  });

  it('group what one author says within five minutes', () => {
    const entries = lay([message(1, 0), message(2, 1), message(3, 20), message(4, 21, shopper)]);
    const groups = entries.flatMap((entry) => (entry.kind === 'message' ? [[entry.first, entry.last]] : []));
    expect(groups).to.deep.equal([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  it('tell two agents apart', () => {
    const by = (name: string) => ({ author: { kind: 'agent', name } }) as const;
    const entries = lay([message(1, 0, by('Mei')), message(2, 0, by('Budi'))]);
    expect(entries.every((entry) => entry.kind !== 'message' || (entry.first && entry.last))).to.equal(true);
  });

  it('say of the shopper’s messages how far they got', () => {
    const outbox = [
      { clientId: 'a', createdAt: message(4, 1).createdAt, text: 'x' },
      { clientId: 'b', createdAt: message(5, 1).createdAt, text: 'y', failure: 'message_too_long' },
    ] as const;
    const messages = [message(1, 0, shopper), message(2, 0, shopper)];
    const entries = layOut({ log: { messages, lastSeq: 2, knownSeq: 2 }, outbox, theirReadSeq: 1 }, 100);
    const states = entries.flatMap((entry) => (entry.kind === 'message' ? [entry.delivery] : []));
    expect(states).to.deep.equal(['read', 'sent', 'sending', 'failed']);
  });

  it('keep a bubble’s key from the outbox into the log', () => {
    const outbox = [{ clientId: 'a', createdAt: message(1, 0).createdAt, text: 'x' }];
    const pending = layOut({ log: { messages: [], lastSeq: 0, knownSeq: 0 }, outbox, theirReadSeq: 0 }, 100);
    const stored = lay([message(1, 0, { ...shopper, clientId: 'a' })]);
    expect(pending.at(-1)?.key).to.equal(stored.at(-1)?.key);
  });

  it('are the newest ones where there are more than wanted', () => {
    const entries = lay([message(1, 0), message(2, 0), message(3, 0)], 0, 2);
    expect(entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message.seq] : []))).to.deep.equal([2, 3]);
  });
});
