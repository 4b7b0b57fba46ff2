import { expect } from 'chai';
import { connectAgent, connectShopper, newAgent, newShopper, signIn } from '../support/clients.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { startRedis } from '../support/redis.ts';
import { startServer } from '../support/server.ts';
import { servicesRequired } from '../support/services.ts';

/** Polling every second, reading, telling: two seconds are promised, and a busy machine gets some more. */
const PROMISED_MS = 2_000;
const MACHINE_MS = 1_500;

describe('two processes whose Redis is killed', function () {
  this.timeout(120_000);

  it('acknowledge as before, and hear of each other’s messages within two seconds, each once', async function () {
    const created = await createPostgresDatabase();
    const redis = created === undefined ? undefined : await startRedis();
    if (created === undefined || redis === undefined) {
      await created?.drop();
      if (servicesRequired()) throw new Error('PostgreSQL or Redis is missing');
      return this.skip();
    }
    const env = { DATABASE_URL: created.url, REDIS_URL: redis.url, LOG_LEVEL: 'silent' };
    const first = await startServer({ env });
    const second = await startServer({ env });
    try {
      const { client, token, conversationId } = await newShopper(first.url);
      await client.ask('handoff:request', { conversationId });
      const tab = await connectShopper(second.url, token);
      await tab.ask('conversation:open', { conversationId });
      const heard = tab.next('message:new', ({ message }) => message.text === 'with Redis');
      await client.ask('message:send', { conversationId, clientId: 'with', text: 'with Redis' });
      await heard;

      await redis.kill();
      const texts: (string | undefined)[] = [];
      tab.socket.on('message:new', ({ message }: { message: { text?: string } }) => texts.push(message.text));
      for (let n = 0; n < 3; n += 1) {
        const came = tab.next('message:new', ({ message }) => message.text === `without ${n}`);
        const { seq } = await client.ask('message:send', {
          conversationId,
          clientId: `without-${n}`,
          text: `without ${n}`,
        });
        const acknowledged = performance.now();
        expect((await came).message.seq).to.equal(seq);
        expect(performance.now() - acknowledged).to.be.lessThan(PROMISED_MS + MACHINE_MS);
      }
      const { messages } = await tab.ask('conversation:open', { conversationId });
      expect(messages.filter((message) => message.text?.startsWith('without')).length).to.equal(3);
      expect(texts.filter((text) => text?.startsWith('without'))).to.deep.equal([
        'without 0',
        'without 1',
        'without 2',
      ]);

      // Who is there and who waits is heard of as well.
      const watcher = await connectAgent(first.url, await signIn(first.url, 'agent2@example.com'));
      await watcher.ask('queue:watch', {});
      const there = watcher.next('presence:changed', ({ agents }) =>
        agents.some(({ agentId, state }) => agentId === 'demo-agent' && state === 'online'),
      );
      const agent = await newAgent(second.url);
      const chosen = performance.now();
      await there;
      expect(performance.now() - chosen).to.be.lessThan(PROMISED_MS + MACHINE_MS);
      const offered = agent.next('handoff:offered');
      const other = await newShopper(first.url);
      await other.client.ask('handoff:request', { conversationId: other.conversationId });
      await offered;
      for (const one of [client, tab, watcher, agent, other.client]) one.close();
    } finally {
      await Promise.all([first.stop(), second.stop()]);
      for (const server of [first, second]) server.discard();
      await redis.stop();
      await created.drop();
    }
  });
});
