import { expect } from 'chai';
import type { Presence } from '../../../../handoff/presence/presence-store.ts';
import { type WaitEstimate, waitEstimate } from '../../../../handoff/queue/wait-estimate.ts';
import type { Locale } from '../../../../protocol/locale.ts';

const AT = 1_800_000_000_000;
const MINUTE = 60_000;

const agent = (agentId: string, more: Partial<Presence> = {}): Presence => ({
  agentId,
  name: agentId,
  state: 'online',
  capacity: 1,
  skills: [],
  idleSince: AT,
  ...more,
});
const chat = (id: string, locale: Locale = 'en') => ({ id, locale, skill: undefined });
const queue = (...ids: string[]) => ids.map((id) => chat(id));

/** Knows chats of ten minutes each. */
function taught(chats = 5): WaitEstimate {
  const estimate = waitEstimate();
  for (let n = 0; n < chats; n += 1) {
    estimate.taken(`old ${n}`, 0, AT - 60 * MINUTE);
    estimate.ended(`old ${n}`, AT - 50 * MINUTE);
  }
  return estimate;
}
const told = (
  estimate: WaitEstimate,
  chats: Parameters<WaitEstimate['seconds']>[0],
  agents: readonly Presence[],
  at = AT,
) => Object.fromEntries(estimate.seconds(chats, agents, new Map(agents.map((one) => [one.agentId, one.capacity])), at));

describe('the expected wait', () => {
  it('grows by the length of a chat with each place, and shrinks with each agent, in half minutes', () => {
    expect(told(taught(), queue('1', '2', '3'), [agent('a')])).to.deep.equal({ 1: 420, 2: 1020, 3: 1620 });
    const four = ['a', 'b', 'c', 'd'].map((id) => agent(id));
    expect(told(taught(), queue('1', '2', '3'), four)).to.deep.equal({ 1: 120, 2: 270, 3: 420 });
    expect(told(taught(), queue('1'), [agent('a', { capacity: 4 })])).to.deep.equal({ 1: 120 });
  });

  it('is the least that is told where somebody is free', () => {
    expect(Object.fromEntries(taught().seconds(queue('1', '2'), [agent('a')], new Map(), AT))).to.deep.equal({
      1: 30,
      2: 420,
    });
  });

  it('is of those whose agents are the same: one whom nobody else serves holds up nobody else', () => {
    const agents = [agent('english', { skills: ['en'] }), agent('both', { skills: ['en', 'vi'] })];
    const chats = [chat('v1', 'vi'), chat('v2', 'vi'), chat('v3', 'vi'), chat('e1')];
    expect(told(taught(), chats, agents)).to.deep.equal({ v1: 420, v2: 1020, v3: 1620, e1: 420 });
  });

  it('is not told where nobody online serves it, nor before three chats were seen to their end', () => {
    expect(told(taught(), queue('1'), [])).to.deep.equal({});
    expect(told(taught(), queue('1'), [agent('away', { state: 'away' })])).to.deep.equal({});
    expect(told(taught(), [chat('1', 'es')], [agent('a', { skills: ['en'] })])).to.deep.equal({});
    expect(told(taught(2), queue('1'), [agent('a')])).to.deep.equal({});
  });

  it('forgets what was more than a day ago', () => {
    expect(told(taught(), queue('1'), [agent('a')], AT + 24 * 60 * MINUTE)).to.deep.equal({});
  });

  it('counts on those who give up, as many as really did', () => {
    const estimate = taught();
    for (let n = 0; n < 5; n += 1) estimate.gaveUp(20 * MINUTE);
    const chats = queue('1', '2', '3', '4');
    const patient = Number(told(taught(), chats, [agent('a')])[4]);
    expect(Number(told(estimate, chats, [agent('a')])[4])).to.be.within(patient / 2, patient - 120);
  });
});
