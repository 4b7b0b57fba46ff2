import { expect } from 'chai';
import type { Message } from '../../../protocol/conversation.ts';
import {
  type Event,
  initialState,
  isBehind,
  ratingDue,
  reduce,
  type State,
  unreadCount,
} from '../../../web-widget/state.ts';
import { serverLog } from './fakes/server-log.ts';

const apply = (state: State, ...events: readonly Event[]) => events.reduce(reduce, state);
const say = (seq: number, part: Partial<Message> = {}): Event => ({
  type: 'message:received',
  message: {
    seq,
    id: `m${seq}`,
    author: { kind: 'bot', name: 'Aura' },
    createdAt: '2026-01-01T10:00:00.000Z',
    text: `text ${seq}`,
    ...part,
  },
});
const queued = (clientId: string, text = clientId): Event => ({
  type: 'message:queued',
  item: { clientId, createdAt: '2026-01-01T10:00:00.000Z', text },
});
const seqs = (state: State) => state.log.messages.map(({ seq }) => seq);

describe('the widget’s state', () => {
  const start = initialState('en');

  it('shows messages in order and drops what it already has', () => {
    const state = apply(start, say(1), say(2), say(2), say(1));
    expect(seqs(state)).to.deep.equal([1, 2]);
    expect(isBehind(state)).to.equal(false);
  });

  it('does not show a message beyond a gap, and knows that it is behind', () => {
    const state = apply(start, say(1), say(3));
    expect(seqs(state)).to.deep.equal([1]);
    expect(isBehind(state)).to.equal(true);
    expect(isBehind(apply(state, say(2)))).to.equal(true);
  });

  it('fills a gap from a catch-up page', () => {
    const log = serverLog();
    for (let i = 0; i < 5; i++) log.append({ text: `text ${i}` });
    const state = apply(start, say(1), say(5), { type: 'conversation:opened', afterSeq: 1, ...log.open(1) });
    expect(seqs(state)).to.deep.equal([1, 2, 3, 4, 5]);
    expect(isBehind(state)).to.equal(false);
    expect(state.loaded).to.equal(true);
  });

  it('is not loaded before the last page of a long log', () => {
    const log = serverLog(2);
    for (let i = 0; i < 3; i++) log.append({});
    const first = apply(start, { type: 'conversation:opened', afterSeq: 0, ...log.open(0) });
    expect(first.loaded).to.equal(false);
    const all = apply(first, { type: 'conversation:opened', afterSeq: 2, ...log.open(2) });
    expect([all.loaded, seqs(all)]).to.deep.equal([true, [1, 2, 3]]);
  });

  it('does not ask for ever where the server shows nothing more', () => {
    const { conversation } = serverLog().open(0);
    const state = apply(start, {
      type: 'conversation:opened',
      afterSeq: 0,
      conversation: { ...conversation, lastSeq: 4 },
      messages: [],
    });
    expect(isBehind(state)).to.equal(false);
    expect(seqs(apply(state, say(5)))).to.deep.equal([5]);
  });

  it('moves an acknowledged message from the outbox into the log', () => {
    const sent = { seq: 1, id: 'm1', createdAt: '2026-01-01T10:00:01.000Z' };
    const state = apply(start, queued('a', 'hello'), { type: 'message:acknowledged', clientId: 'a', sent });
    expect(state.outbox).to.deep.equal([]);
    expect(state.log.messages[0]).to.include({ seq: 1, text: 'hello', clientId: 'a' });
  });

  it('keeps an acknowledged message pending while messages before it are missing', () => {
    const sent = { seq: 3, id: 'm3', createdAt: '2026-01-01T10:00:01.000Z' };
    const state = apply(start, say(1), queued('a'), { type: 'message:acknowledged', clientId: 'a', sent });
    expect(state.outbox).to.have.length(1);
    expect(isBehind(state)).to.equal(true);
    const own = { author: { kind: 'shopper', name: '' }, clientId: 'a' } as const;
    expect(apply(state, say(2), say(3, own)).outbox).to.deep.equal([]);
  });

  it('shows a message once when its echo comes before the acknowledgement', () => {
    const own = { author: { kind: 'shopper', name: '' }, clientId: 'a' } as const;
    const sent = { seq: 1, id: 'm1', createdAt: '2026-01-01T10:00:01.000Z' };
    const state = apply(start, queued('a'), say(1, own), { type: 'message:acknowledged', clientId: 'a', sent });
    expect([seqs(state), state.outbox]).to.deep.equal([[1], []]);
  });

  it('drops from the outbox what another tab’s send already put into the log', () => {
    const log = serverLog();
    log.send('a', 'hello');
    const state = apply(start, queued('a'), { type: 'conversation:opened', afterSeq: 0, ...log.open(0) });
    expect([seqs(state), state.outbox]).to.deep.equal([[1], []]);
  });

  it('marks a refused message as failed, and as pending again on retry', () => {
    const failed = apply(start, queued('a'), { type: 'message:refused', clientId: 'a', code: 'message_too_long' });
    expect(failed.outbox[0]?.failure).to.equal('message_too_long');
    expect(apply(failed, { type: 'message:retried', clientId: 'a' }).outbox[0]).not.to.have.property('failure');
  });

  it('keeps unsent messages when the conversation is forgotten', () => {
    const state = apply(start, say(1), queued('a'), { type: 'conversation:forgotten' });
    expect([seqs(state), state.outbox.length, state.conversationId]).to.deep.equal([[], 1, undefined]);
  });

  it('keeps nothing when another person uses the page', () => {
    const state = apply({ ...start, open: true }, say(1), queued('a'), { type: 'person:changed' });
    expect(state).to.deep.equal({ ...start, open: true, person: 1 });
  });

  it('starts a log afresh when the server gives another conversation', () => {
    const log = serverLog();
    log.append({ text: 'new' });
    const { conversation, messages } = log.open(0);
    const old = { ...apply(start, say(1), say(2)), conversationId: 'old' };
    const state = apply(old, { type: 'conversation:opened', afterSeq: 0, conversation, messages });
    expect(state.log.messages.map(({ text }) => text)).to.deep.equal(['new']);
  });

  it('counts as unread what others said after the last one read', () => {
    const own = say(2, { author: { kind: 'shopper', name: '' } });
    const line = say(4, { author: { kind: 'system', name: '' } });
    const state = apply(start, say(1), own, say(3), line, say(5));
    expect(unreadCount(state)).to.equal(3);
    expect(unreadCount(apply(state, { type: 'own:read', seq: 3 }))).to.equal(1);
    expect(unreadCount(apply(state, { type: 'own:read', seq: 5 }, { type: 'own:read', seq: 1 }))).to.equal(0);
  });

  it('ends the typing indicator when the message arrives or the link is lost', () => {
    const typing = apply(start, { type: 'typing:changed', typing: true, name: 'Mei' });
    expect(typing.typing).to.deep.equal({ name: 'Mei' });
    expect(apply(typing, say(1)).typing).to.equal(undefined);
    expect(apply(typing, { type: 'link:changed', link: 'reconnecting' }).typing).to.equal(undefined);
  });

  it('asks for a rating after a chat with an agent has ended, and where the log holds the card', () => {
    const agent = say(1, { author: { kind: 'agent', name: 'Mei' } });
    const closed = { type: 'conversation:closed' } as const;
    expect(ratingDue(apply(start, agent))).to.equal(undefined);
    expect(ratingDue(apply(start, agent, closed))).to.equal(1);
    expect(ratingDue(apply(start, say(1), closed))).to.equal(undefined);
    expect(ratingDue(apply(start, say(1), say(2, { card: { type: 'rating' } })))).to.equal(2);
  });

  it('keeps an attachment’s address when an acknowledgement without one comes late', () => {
    const attachment = { id: 'f', name: 'a.png', type: 'image/png', size: 1, url: '/files/f' };
    const held = say(1, { attachments: [attachment], author: { kind: 'shopper', name: '' } });
    const bare = say(1, { attachments: [{ ...attachment, url: '' }] });
    expect(apply(start, held, bare).log.messages[0]?.attachments?.[0]?.url).to.equal('/files/f');
    expect(apply(start, bare, held).log.messages[0]?.attachments?.[0]?.url).to.equal('/files/f');
  });
});
