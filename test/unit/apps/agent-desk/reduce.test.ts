import { expect } from 'chai';
import type { ChatEvent, DeskEvent } from '../../../../apps/agent-desk/events.ts';
import { reduce } from '../../../../apps/agent-desk/reduce.ts';
import {
  awaitingFirstReply,
  type Chat,
  type DeskState,
  lastSeq,
  type Pending,
  startState,
  unreadCount,
} from '../../../../apps/agent-desk/state.ts';
import type { AgentOpened, HandoffPacket, QueueItem } from '../../../../protocol/agent-events.ts';
import type { AuthorKind, Message, Owner } from '../../../../protocol/conversation.ts';

const WAITING_SINCE = '2026-11-22T08:00:10.000Z';

const packet: HandoffPacket = {
  reason: 'requested',
  priority: 'other',
  locale: 'vi',
  waitingSince: WAITING_SINCE,
  shopper: { id: 's1', name: 'Mai', verified: true },
  articles: [],
  earlierConversations: 0,
};

function message(seq: number, kind: AuthorKind = 'shopper', clientId?: string): Message {
  const createdAt = new Date(Date.parse('2026-11-22T08:00:00Z') + seq * 5000).toISOString();
  const base: Message = { seq, id: `m${seq}`, author: { kind, name: kind }, createdAt, text: `text ${seq}` };
  return clientId === undefined ? base : { ...base, clientId };
}

function opened(
  messages: readonly Message[],
  more: { lastSeq?: number; owner?: Owner; packet?: HandoffPacket } = {},
): AgentOpened {
  const last = more.lastSeq ?? messages.at(-1)?.seq ?? 0;
  const owner = more.owner ?? 'agent';
  return {
    conversation: {
      id: 'c1',
      owner,
      locale: 'vi',
      lastSeq: last,
      readSeq: 0,
      handoff: { state: owner },
      createdAt: '2026-11-22T08:00:00.000Z',
    },
    messages,
    packet: more.packet ?? packet,
    notes: [],
    translation: { available: false },
  };
}

function item(conversationId: string, owner: Owner): QueueItem {
  return {
    conversationId,
    owner,
    shopper: { name: 'Mai', verified: true },
    locale: 'vi',
    reason: 'requested',
    priority: 'other',
    waitingSince: WAITING_SINCE,
    lastSeq: 3,
  };
}

function pending(clientId: string, kind: Pending['kind'] = 'message'): Pending {
  return { kind, clientId, text: 'hello', files: [], createdAt: '2026-11-22T08:01:00.000Z', state: 'sending' };
}

function play(...events: readonly DeskEvent[]): DeskState {
  return events.reduce(reduce, startState());
}

const added: DeskEvent = { type: 'chat-added', conversationId: 'c1', item: undefined, pending: [] };
const inChat = (event: ChatEvent): DeskEvent => ({ type: 'in-chat', conversationId: 'c1', event });
const open = (answer: AgentOpened): DeskEvent => inChat({ type: 'chat-opened', opened: answer });
const came = (one: Message): DeskEvent => inChat({ type: 'message-came', message: one });

function chatAfter(...events: readonly DeskEvent[]): Chat {
  const chat = play(added, ...events).chats[0];
  if (chat === undefined) throw new Error('the desk has no chat');
  return chat;
}

const seqs = (chat: Chat): number[] => chat.messages.map(({ seq }) => seq);

describe('desk: the log of a chat', () => {
  it('shows each message once, whichever way and however often it comes', () => {
    const chat = chatAfter(
      open(opened([message(1), message(2)])),
      came(message(3)),
      came(message(3)),
      came(message(2)),
    );
    expect(seqs(chat)).to.deep.equal([1, 2, 3]);
    expect(chat.behind).to.equal(false);
  });

  it('keeps back what lies beyond a gap, asks for the rest, and then shows all in order', () => {
    const gap = chatAfter(open(opened([message(1)])), came(message(3)));
    expect([seqs(gap), gap.behind]).to.deep.equal([[1], true]);
    const closed = chatAfter(open(opened([message(1)])), came(message(3)), open(opened([message(2), message(3)])));
    expect([seqs(closed), closed.behind]).to.deep.equal([[1, 2, 3], false]);
  });

  it('asks on while the server has more than one page of the log', () => {
    const first = chatAfter(open(opened([message(1), message(2)], { lastSeq: 4 })));
    expect(first.behind).to.equal(true);
    const second = chatAfter(
      open(opened([message(1), message(2)], { lastSeq: 4 })),
      open(opened([message(3), message(4)])),
    );
    expect([lastSeq(second), second.behind]).to.deep.equal([4, false]);
  });

  it('counts as unread only what the shopper wrote since they began to wait', () => {
    const chat = chatAfter(
      open(opened([message(1), message(2), message(3, 'system')])),
      came(message(4)),
      came(message(5, 'agent')),
    );
    expect(unreadCount(chat)).to.equal(1);
    expect(
      unreadCount(
        chatAfter(
          open(opened([message(1)])),
          came(message(2)),
          came(message(3)),
          inChat({ type: 'agent-read', seq: 3 }),
        ),
      ),
    ).to.equal(0);
  });

  it('stops showing that the shopper types once their message is there', () => {
    const typing = inChat({ type: 'shopper-typed', typing: true });
    expect(chatAfter(open(opened([message(1)])), typing).shopperTyping).to.equal(true);
    expect(chatAfter(open(opened([message(1)])), typing, came(message(2))).shopperTyping).to.equal(false);
  });

  it('keeps the articles of the first packet when a later one covers a part of the log', () => {
    const whole = { ...packet, articles: [{ slug: 'a', title: 'A' }] };
    const part = { ...packet, articles: [{ slug: 'b', title: 'B', helpful: false }] };
    const chat = chatAfter(open(opened([message(1)], { packet: whole })), open(opened([message(2)], { packet: part })));
    expect(chat.packet?.articles.map(({ slug }) => slug)).to.deep.equal(['a', 'b']);
  });
});

describe('desk: what the agent writes', () => {
  const written = inChat({ type: 'written', pending: pending('k1') });
  const base = open(opened([message(1)]));

  it('shows it once when the echo comes before the acknowledgement', () => {
    const chat = chatAfter(
      base,
      written,
      came(message(2, 'agent', 'k1')),
      inChat({ type: 'acknowledged', clientId: 'k1', seq: 2 }),
    );
    expect([seqs(chat), chat.pending.length]).to.deep.equal([[1, 2], 0]);
  });

  it('marks it sent on acknowledgement, asks for the log, and shows it once when it is there', () => {
    const sent = chatAfter(base, written, inChat({ type: 'acknowledged', clientId: 'k1', seq: 2 }));
    expect([sent.pending[0]?.state, sent.behind]).to.deep.equal(['acknowledged', true]);
    const caughtUp = chatAfter(
      base,
      written,
      inChat({ type: 'acknowledged', clientId: 'k1', seq: 2 }),
      open(opened([message(2, 'agent')])),
    );
    expect([seqs(caughtUp), caughtUp.pending.length]).to.deep.equal([[1, 2], 0]);
  });

  it('finds after a reload that what was unsent had arrived after all', () => {
    const kept: DeskEvent = {
      type: 'chat-added',
      conversationId: 'c1',
      item: undefined,
      pending: [pending('k1'), pending('k2')],
    };
    const state = [kept, open(opened([message(1), message(2, 'agent', 'k1')]))].reduce(reduce, startState());
    expect(state.chats[0]?.pending.map(({ clientId }) => clientId)).to.deep.equal(['k2']);
  });

  it('keeps a refused message with its reason, and forgets the reason on another try', () => {
    const failed = inChat({ type: 'send-failed', clientId: 'k1', code: 'rate_limited' });
    expect(chatAfter(base, written, failed).pending[0]).to.include({ state: 'failed', errorCode: 'rate_limited' });
    const again = chatAfter(base, written, failed, inChat({ type: 'send-retried', clientId: 'k1' })).pending[0];
    expect(again).to.include({ state: 'sending' }).and.not.have.property('errorCode');
  });

  it('turns a confirmed note into one note, and never into a message', () => {
    const note = { id: 'n1', author: 'Aisyah', text: 'look', createdAt: '2026-11-22T08:02:00.000Z' };
    const confirmed = inChat({ type: 'note-came', note, clientId: 'k1' });
    const chat = chatAfter(
      base,
      inChat({ type: 'written', pending: pending('k1', 'note') }),
      confirmed,
      inChat({ type: 'note-came', note }),
    );
    expect([chat.notes.length, chat.pending.length, seqs(chat)]).to.deep.equal([1, 0, [1]]);
  });
});

describe('desk: who has the chat', () => {
  it('keeps messages and unsent text of a lost chat on the screen, and says why', () => {
    const lost = inChat({ type: 'assignment-lost', reason: 'lease' });
    const chat = chatAfter(open(opened([message(1)])), inChat({ type: 'written', pending: pending('k1') }), lost);
    expect(chat.phase).to.deep.equal({ is: 'lost', reason: 'lease' });
    expect([seqs(chat), chat.pending.length]).to.deep.equal([[1], 1]);
  });

  it('opens a lost chat again when it comes back to this desk', () => {
    const lost = inChat({ type: 'assignment-lost', reason: 'lease' });
    const chat = chatAfter(open(opened([message(1)])), lost, added, open(opened([message(2)])));
    expect([chat.phase.is, seqs(chat)]).to.deep.equal(['open', [1, 2]]);
  });

  it('ends a chat that the shopper closed or took back to the bot', () => {
    for (const owner of ['closed', 'bot', 'wrap-up'] as const) {
      const chat = chatAfter(open(opened([message(1)])), inChat({ type: 'owner-changed', owner }));
      expect(chat.phase).to.deep.equal({ is: 'ended', owner });
    }
  });

  it('counts the first reply from when the shopper began to wait, until an agent has written', () => {
    expect(awaitingFirstReply(chatAfter(open(opened([message(1)]))))).to.equal(WAITING_SINCE);
    expect(
      awaitingFirstReply(chatAfter(open(opened([message(1)])), came(message(2, 'bot')), came(message(3, 'agent')))),
    ).to.equal(undefined);
  });

  it('gives the keyboard to a neighbour when the focused chat is removed', () => {
    const second: DeskEvent = { ...added, conversationId: 'c2' };
    const state = play(
      added,
      second,
      { type: 'focused', conversationId: 'c2' },
      { type: 'chat-removed', conversationId: 'c2' },
    );
    expect([state.focused, state.chats.map(({ id }) => id)]).to.deep.equal(['c1', ['c1']]);
  });
});

describe('desk: offers', () => {
  const offer: DeskEvent = { type: 'offer-came', conversationId: 'c9', expiresAt: '2026-11-22T08:01:00.000Z', packet };
  const queue = (...items: QueueItem[]): DeskEvent => ({ type: 'queue-changed', queue: items, more: 0, mine: [] });

  it('shows an offer that is made twice once', () => {
    expect(play(offer, offer).offers).to.have.length(1);
  });

  it('takes an offer away when its chat has left the queue, but not one that is being accepted', () => {
    expect(play(offer, queue(item('c9', 'offered'))).offers).to.have.length(1);
    expect(play(offer, queue()).offers).to.have.length(0);
    expect(play(offer, { type: 'offer-answered', conversationId: 'c9' }, queue()).offers).to.have.length(1);
  });

  it('takes all offers away with the connection, and lets the agent try again when the answer was lost', () => {
    expect(play(offer, { type: 'connection-changed', connection: 'reconnecting' }).offers).to.have.length(0);
    const retried = play(
      offer,
      { type: 'offer-answered', conversationId: 'c9' },
      { type: 'offer-failed', conversationId: 'c9' },
    );
    expect(retried.offers[0]?.answering).to.equal(false);
  });
});
