import { expect } from 'chai';
import type { Conversation } from '../../../../handoff/conversation/conversation.ts';
import type { DeskState } from '../../../../handoff/queue/desk-state.ts';
import { watchWaits } from '../../../../handoff/queue/watch-waits.ts';
import { chat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;
const MINUTE = 60_000;
const held = (id: string, more: Partial<Conversation> = {}) => chat(id, AT, { owner: 'agent', agentId: 'a', ...more });
const desk = (more: Partial<DeskState>): DeskState => ({
  waiting: [chat('waits', AT, { owner: 'queued' })],
  tickets: [],
  held: [held('now')],
  presences: [{ agentId: 'a', name: 'a', state: 'online', capacity: 2, skills: [], idleSince: AT }],
  lost: new Set(),
  ...more,
});

/** Each chat is taken, and ended ten minutes later. */
function seen(more: Partial<Conversation> = {}) {
  const waits = watchWaits();
  for (const id of ['1', '2', '3']) {
    waits.changed(chat(id, AT, { owner: 'offered', queuedAt: AT }), held(id, more), AT);
    waits.changed(held(id, more), held(id, { ...more, lastSeq: 7 }), AT + MINUTE);
    waits.changed(held(id, more), chat(id, AT, { owner: 'wrap-up', ...more }), AT + 10 * MINUTE);
  }
  return waits;
}
const told = (waits: ReturnType<typeof watchWaits>, state: DeskState) => waits.seconds(state, AT).get('waits');

describe('waits at the desk', () => {
  it('are learned from chats between the agent’s taking and leaving them', () => {
    expect(told(seen(), desk({}))).to.equal(30);
    expect(told(seen(), desk({ held: [held('one'), held('two')] }))).to.equal(210);
  });

  it('are not learned from tickets, which take up places all the same', () => {
    const ticket = { ticketNumber: 'T-1' };
    expect(told(seen(ticket), desk({}))).to.equal(undefined);
    expect(told(seen(), desk({ held: [held('one'), held('two', ticket)] }))).to.equal(420);
    expect(told(seen(), desk({ held: [held('one', ticket), held('two', ticket)] }))).to.equal(undefined);
  });

  it('are free of chats in wrap-up', () => {
    expect(told(seen(), desk({ held: [held('one'), held('two', { owner: 'wrap-up' })] }))).to.equal(30);
  });
});
