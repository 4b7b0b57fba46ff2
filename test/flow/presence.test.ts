import { expect } from 'chai';
import { type Agent, connectAgent, newShopper, signIn } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

const ME = 'demo-agent';

async function mine(agent: Agent) {
  const { agents } = await agent.ask('queue:watch', {});
  return agents.find(({ agentId }) => agentId === ME);
}

describe('an agent with two pages open', function () {
  this.timeout(60_000);
  let server: TestServer;
  let first: Agent;
  let second: Agent;

  beforeEach(async () => {
    server = await startServer({ env: { AGENT_LEASE_SECONDS: '2' } });
    const cookie = await signIn(server.url);
    first = await connectAgent(server.url, cookie);
    second = await connectAgent(server.url, cookie);
  });
  afterEach(async () => {
    first.close();
    second.close();
    await server.stop();
    server.discard();
  });

  it('is offline in both when they say so in one, after a reconnect and after a restart too', async () => {
    await first.ask('presence:set', { state: 'online', capacity: 7 });
    expect(await mine(second)).to.include({ state: 'online', capacity: 7 });
    const heard = first.next('presence:changed', ({ agents }) =>
      agents.some(({ agentId, state }) => agentId === ME && state === 'offline'),
    );
    await second.ask('presence:set', { state: 'offline' });
    await heard;
    second.close();
    expect(await mine(first)).to.include({ state: 'offline', capacity: 7 });
    first.close();
    await server.kill();
    server = await server.restart();
    first = await connectAgent(server.url, await signIn(server.url));
    expect(await mine(first)).to.include({ state: 'offline', capacity: 7 });
  });

  it('stays online, and is offered chats, when one of the two is closed', async () => {
    await first.ask('presence:set', { state: 'online', capacity: 2 });
    const closed = new Promise((resolve) => second.socket.once('disconnect', resolve));
    second.close();
    await closed;
    // The lease of the closed page runs out, and nothing comes of it.
    const { client, conversationId } = await newShopper(server.url);
    const offered = first.next('handoff:offered');
    await client.ask('handoff:request', { conversationId });
    expect((await offered).conversationId).to.equal(conversationId);
    expect(await mine(first)).to.include({ state: 'online' });
    client.close();
  });

  it('is shown an offer that stands in a page that opens meanwhile, with the packet', async () => {
    await first.ask('presence:set', { state: 'online', capacity: 2 });
    const { client, conversationId } = await newShopper(server.url);
    const offered = first.next('handoff:offered');
    await client.ask('handoff:request', { conversationId });
    const { expiresAt } = await offered;
    const again = second.next('handoff:offered');
    const { serverTime } = await second.ask('queue:watch', {});
    expect(await again).to.include({ conversationId, expiresAt });
    expect(Date.parse(expiresAt)).to.be.greaterThan(Date.parse(serverTime));
    client.close();
  });
});
