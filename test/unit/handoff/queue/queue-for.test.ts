import { expect } from 'chai';
import { type DeskState, queueFor } from '../../../../handoff/queue/desk-state.ts';
import { chat } from '../fakes/chats.ts';

describe('what an agent is shown of a long queue', () => {
  it('is who comes next, whatever is offered to them, and how many wait behind', () => {
    const waiting = Array.from({ length: 500 }, (_, n) =>
      chat(String(n), n, n >= 400 ? { owner: 'offered', agentId: n === 450 ? 'me' : 'other' } : { owner: 'queued' }),
    );
    const state: DeskState = {
      waiting,
      tickets: [chat('ticket', 1, { owner: 'ticket' })],
      held: [
        chat('mine', 1, { owner: 'agent', agentId: 'me' }),
        chat('theirs', 1, { owner: 'agent', agentId: 'other' }),
      ],
      presences: [],
      lost: new Set(),
    };
    const { queue, more, mine } = queueFor('me', state);
    expect(queue.map((one) => one.conversationId).slice(-3)).to.deep.equal(['199', '450', 'ticket']);
    expect(queue.length + more).to.equal(501);
    expect(mine.map((one) => one.conversationId)).to.deep.equal(['mine']);
  });
});
