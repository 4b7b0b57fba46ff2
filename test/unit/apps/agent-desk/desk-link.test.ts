import { EventEmitter } from 'node:events';
import { mock } from 'node:test';
import { expect } from 'chai';
import type { AgentSocket } from '../../../../apps/agent-desk/agent-socket.ts';
import { DeskLink } from '../../../../apps/agent-desk/desk-link.ts';
import { startState } from '../../../../apps/agent-desk/state.ts';
import { createStore } from '../../../../apps/agent-desk/store.ts';
import type { AgentPresence, PresenceState } from '../../../../protocol/agent-events.ts';

const SERVER_TIME = '2026-11-22T08:00:00.000Z';

/** A socket that answers what the desk asks, and counts how often it is told to connect. */
class FakeSocket extends EventEmitter {
  connected = false;
  connects = 0;
  readonly asked: { event: string; request: unknown }[] = [];
  agents: AgentPresence[] = [];
  answers = true;

  connect(): this {
    this.connects += 1;
    this.connected = true;
    this.emit('connect');
    return this;
  }
  disconnect(): this {
    this.connected = false;
    return this;
  }
  override off(): this {
    return this.removeAllListeners();
  }
  timeout() {
    return {
      emitWithAck: async (event: string, request: unknown) => {
        this.asked.push({ event, request });
        if (!this.answers) throw new Error('no answer');
        return { ok: true, queue: [], mine: [], agents: this.agents, serverTime: SERVER_TIME };
      },
    };
  }
}

function desk(clockAhead = 0) {
  const socket = new FakeSocket();
  const store = createStore(startState());
  const link = new DeskLink({
    agentId: 'me',
    store,
    socket: socket as unknown as AgentSocket,
    newId: () => 'id',
    now: () => new Date(Date.parse(SERVER_TIME) + clockAhead),
    onSessionOver: () => undefined,
    onOffer: () => undefined,
    onShopperMessage: () => undefined,
  });
  return { socket, store, link };
}
const me = (state: PresenceState, capacity: number): AgentPresence => ({
  agentId: 'me',
  name: 'Me',
  state,
  capacity,
  active: 0,
});
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the desk’s connection', () => {
  it('does not come back once the desk was left, though the server had just hung up', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { socket, link } = desk();
      link.start();
      socket.connected = false;
      socket.emit('disconnect', 'io server disconnect');
      link.stop();
      mock.timers.tick(5_000);
      expect(socket.connects).to.equal(1);
    } finally {
      mock.timers.reset();
    }
  });

  it('takes state and capacity from the server, and never says what nobody chose here', async () => {
    const { socket, store, link } = desk();
    socket.agents = [me('away', 7)];
    link.start();
    await settled();
    expect(store.state()).to.include({ presence: 'away', capacity: 7, connection: 'online' });
    expect(socket.asked.map(({ event }) => event)).to.deep.equal(['queue:watch']);
    socket.emit('presence:changed', { agents: [me('offline', 7)] });
    expect(store.state().presence).to.equal('offline');
  });

  it('keeps what was chosen without a connection until the server has it, without a number it does not know', async () => {
    const { socket, store, link } = desk();
    link.choosePresence('online', store.state().capacity);
    socket.agents = [me('offline', 7)];
    socket.answers = false;
    link.start();
    await settled();
    socket.emit('presence:changed', { agents: [me('offline', 7)] });
    expect(store.state()).to.include({ presence: 'online', capacity: 1 });
    expect(socket.asked[0]).to.deep.equal({ event: 'presence:set', request: { state: 'online' } });
    link.stop();
  });

  it('says a number that was typed before the server has told one', async () => {
    const { socket, store, link } = desk();
    socket.answers = false;
    link.start();
    link.choosePresence('online', store.state().capacity);
    link.choosePresence('online', 10);
    const said = socket.asked.filter(({ event }) => event === 'presence:set').map(({ request }) => request);
    expect(said).to.deep.equal([{ state: 'online' }, { state: 'online', capacity: 10 }]);
    link.stop();
  });

  it('knows by how much its device’s clock is ahead of the server’s', async () => {
    const { store, link } = desk(300_000);
    link.start();
    await settled();
    expect(store.state().clockAhead).to.equal(300_000);
  });
});
