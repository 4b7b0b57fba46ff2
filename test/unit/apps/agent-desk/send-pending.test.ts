import { mock } from 'node:test';
import { expect } from 'chai';
import type { AgentSocket } from '../../../../apps/agent-desk/agent-socket.ts';
import { pendingSender } from '../../../../apps/agent-desk/send-pending.ts';
import { type Pending, startState } from '../../../../apps/agent-desk/state.ts';
import { createStore } from '../../../../apps/agent-desk/store.ts';
import type { ErrorCode } from '../../../../protocol/error-codes.ts';

type Reply = { readonly ok: true } | { readonly refused: ErrorCode; readonly seconds?: number } | 'silence';

/** A chat that is open on the desk, with what is written into it, and a server that answers as told. */
function chat(...pending: Pending[]) {
  const asked: unknown[] = [];
  const server = { connected: true, reply: (): Reply => ({ ok: true }) };
  const socket = {
    get connected() {
      return server.connected;
    },
    timeout: () => ({
      async emitWithAck(event: string, body: { clientId: string }) {
        asked.push(`${event} ${body.clientId}`);
        const reply = server.reply();
        if (reply === 'silence') throw new Error('no answer');
        if ('ok' in reply)
          return { ok: true, ...(event === 'note:add' ? { note: { id: body.clientId } } : { seq: asked.length }) };
        const data = reply.seconds === undefined ? {} : { data: { retryAfterSeconds: reply.seconds } };
        return { ok: false, error: { code: reply.refused, message: '', ...data } };
      },
    }),
  };
  const store = createStore(startState());
  store.dispatch({ type: 'chat-added', conversationId: 'c1', item: undefined, pending });
  store.dispatch({ type: 'in-chat', conversationId: 'c1', event: { type: 'owner-changed', owner: 'agent' } });
  const sender = pendingSender(socket as unknown as AgentSocket, store, 'c1');
  return {
    server,
    asked,
    flush: async () => {
      sender.flush();
      await settle();
    },
    states: () => store.state().chats[0]?.pending.map(({ state, errorCode }) => errorCode ?? state),
    phase: () => store.state().chats[0]?.phase,
  };
}
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const written = (clientId: string, kind: Pending['kind'] = 'message'): Pending => ({
  kind,
  clientId,
  text: 'hello',
  files: [],
  createdAt: '2026-11-22T08:00:00.000Z',
  state: 'sending',
});

describe('what an agent writes', () => {
  it('goes out in its order, replies and notes', async () => {
    const { flush, asked, states } = chat(written('a'), written('b', 'note'), written('c'));
    await flush();
    expect(asked).to.deep.equal(['message:send a', 'note:add b', 'message:send c']);
    expect(states()).to.deep.equal(['acknowledged', 'acknowledged']);
  });

  it('waits without a connection; silence on one that stands is told', async () => {
    const { server, flush, asked, states } = chat(written('a'));
    server.connected = false;
    await flush();
    expect([asked, states()]).to.deep.equal([[], ['sending']]);
    server.connected = true;
    server.reply = () => 'silence';
    await flush();
    expect(states()).to.deep.equal(['timeout']);
  });

  it('is sent again by itself after a short refusal; after a long one the agent sees why', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { server, flush, asked, states } = chat(written('a'), written('b'));
      server.reply = () => ({ refused: 'overloaded', seconds: 2 });
      await flush();
      expect(states()).to.deep.equal(['sending', 'sending']);
      server.reply = () => (asked.length < 3 ? { refused: 'rate_limited', seconds: 60 } : { ok: true });
      mock.timers.tick(3_000);
      await settle();
      expect(asked).to.deep.equal(['message:send a', 'message:send a', 'message:send b']);
      expect(states()).to.deep.equal(['rate_limited', 'acknowledged']);
    } finally {
      mock.timers.reset();
    }
  });

  it('stays here when the chat is somebody else’s', async () => {
    const { server, flush, asked, phase } = chat(written('a'), written('b'));
    server.reply = () => ({ refused: 'assignment_lost' });
    await flush();
    expect(asked).to.deep.equal(['message:send a']);
    expect(phase()).to.deep.equal({ is: 'lost', reason: 'lease' });
  });
});
