import { expect } from 'chai';
import type { Conversation } from '../../../../handoff/conversation/conversation.ts';
import type { Presence } from '../../../../handoff/presence/presence-store.ts';
import { chooseAgents as chooseAgentsAt } from '../../../../handoff/queue/choose-agents.ts';
import { orderQueue } from '../../../../handoff/queue/queue.ts';
import { chat as newChat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;
const MINUTE = 60_000;

const waiting = (id: string, since: number, more: Partial<Conversation> = {}) =>
  newChat(id, since, { owner: 'queued', waitingSince: since, ...more });
const agent = (agentId: string, more: Partial<Presence> = {}): Presence => ({
  agentId,
  name: agentId,
  state: 'online',
  capacity: 2,
  skills: [],
  idleSince: AT,
  ...more,
});
/** Much later than any chat here was declined. */
const chooseAgents = (
  chats: readonly Conversation[],
  agents: readonly Presence[],
  loads: ReadonlyMap<string, number>,
  at = AT + 60 * MINUTE,
) => chooseAgentsAt(chats, agents, loads, at);
const ids = (all: readonly Conversation[]) => all.map((one) => one.id);
const pairs = (offers: ReturnType<typeof chooseAgents>) =>
  offers.map((one) => `${one.conversation.id}→${one.agent.agentId}`);

describe('the order of the queue', () => {
  it('is that of waiting within one priority, and of ids where the times are equal', () => {
    expect(ids(orderQueue([waiting('c', AT), waiting('b', AT - 1), waiting('a', AT)]))).to.deep.equal(['b', 'a', 'c']);
  });

  it('puts what is more pressing first', () => {
    const all = (['other', 'account-security', 'payment', 'dispute-deadline', 'urgent'] as const).map((priority) =>
      waiting(priority, AT, { priority }),
    );
    expect(ids(orderQueue(all))).to.deep.equal(['urgent', 'dispute-deadline', 'payment', 'account-security', 'other']);
  });

  it('starves nobody: against a stream of fresh urgent cases the patient one comes first at last', () => {
    const patient = waiting('patient', AT - 21 * MINUTE);
    const stream = Array.from({ length: 50 }, (_, n) => waiting(`u${n}`, AT + n, { priority: 'dispute-deadline' }));
    expect(ids(orderQueue([...stream, patient]))[0]).to.equal('patient');
    expect(ids(orderQueue([...stream, waiting('newer', AT - 19 * MINUTE)]))[0]).to.equal('u0');
  });

  it('holds those who wait only', () => {
    const owners = ['bot', 'queued', 'offered', 'agent', 'wrap-up', 'ticket', 'closed'] as const;
    expect(ids(orderQueue(owners.map((owner) => waiting(owner, AT, { owner }))))).to.deep.equal(['offered', 'queued']);
  });
});

describe('routing', () => {
  it('asks the agent with the fewest chats, then the longest idle, and counts its own offers', () => {
    const agents = [agent('busy'), agent('fresh', { idleSince: AT - 5 }), agent('idle', { idleSince: AT - 9 })];
    const chats = ['1', '2', '3', '4'].map((id) => waiting(id, AT));
    expect(pairs(chooseAgents(chats, agents, new Map([['busy', 1]])))).to.deep.equal([
      '1→idle',
      '2→fresh',
      '3→idle',
      '4→fresh',
    ]);
  });

  it('asks whoever can do less before those who can do more, so that these stay free for whom few serve', () => {
    const agents = [
      agent('all', { idleSince: 0 }),
      agent('two', { skills: ['en', 'vi'], idleSince: 1 }),
      agent('one', { skills: ['en'] }),
    ];
    const chats = ['1', '2', '3'].map((id) => waiting(id, AT));
    expect(pairs(chooseAgents(chats, agents, new Map()))).to.deep.equal(['1→one', '2→two', '3→all']);
  });

  it('never goes beyond a capacity, nor to somebody who is not online', () => {
    const agents = [agent('full'), agent('away', { state: 'away' }), agent('off', { state: 'offline' })];
    expect(chooseAgents([waiting('1', AT)], agents, new Map([['full', 2]]))).to.deep.equal([]);
    const chats = Array.from({ length: 9 }, (_, n) => waiting(String(n), AT));
    expect(chooseAgents(chats, [agent('a', { capacity: 3 })], new Map()).length).to.equal(3);
    expect(chooseAgents(chats, [agent('a', { capacity: 0 })], new Map()).length).to.equal(0);
  });

  it('asks only whoever has the language and the skill; no skills at all means every skill', () => {
    const vietnamese = waiting('1', AT, { locale: 'vi', skill: 'disputes' });
    const speaks = agent('speaks', { skills: ['vi'] });
    const judges = agent('judges', { skills: ['vi', 'disputes'] });
    expect(pairs(chooseAgents([vietnamese], [speaks, judges], new Map()))).to.deep.equal(['1→judges']);
    expect(
      chooseAgents([vietnamese], [speaks, agent('english', { skills: ['en', 'disputes'] })], new Map()),
    ).to.deep.equal([]);
    expect(pairs(chooseAgents([vietnamese], [agent('all')], new Map()))).to.deep.equal(['1→all']);
  });

  it('prefers who served the shopper last, while they are free', () => {
    const chat = waiting('1', AT, { lastAgentId: 'known' });
    const agents = [agent('idle', { idleSince: 0 }), agent('known')];
    expect(pairs(chooseAgents([chat], agents, new Map([['known', 1]])))).to.deep.equal(['1→known']);
    expect(pairs(chooseAgents([chat], agents, new Map([['known', 2]])))).to.deep.equal(['1→idle']);
  });

  it('asks who declined again only when nobody else is left, and waits for one who is merely full', () => {
    const chat = waiting('1', AT, { declinedBy: ['no'] });
    expect(pairs(chooseAgents([chat], [agent('no', { idleSince: 0 }), agent('yes')], new Map()))).to.deep.equal([
      '1→yes',
    ]);
    expect(chooseAgents([chat], [agent('no'), agent('yes')], new Map([['yes', 2]]))).to.deep.equal([]);
    expect(pairs(chooseAgents([chat], [agent('no')], new Map()))).to.deep.equal(['1→no']);
  });

  it('passes a chat over that nobody can take, and serves the next one', () => {
    const chats = [waiting('1', AT, { locale: 'es' }), waiting('2', AT)];
    expect(pairs(chooseAgents(chats, [agent('english', { skills: ['en'] })], new Map()))).to.deep.equal(['2→english']);
  });
});
