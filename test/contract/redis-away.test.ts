import { once } from 'node:events';
import { expect } from 'chai';
import { say } from '../flow/transcript.ts';
import { connectShopper, newShopper } from '../support/clients.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { freePort, startRedis } from '../support/redis.ts';
import { startServer } from '../support/server.ts';

describe('a start without the Redis that was named', () => {
  it('is ready, says that it is degraded, and serves', async function () {
    this.timeout(60_000);
    const server = await startServer({
      env: { REDIS_URL: `redis://127.0.0.1:${await freePort()}`, LOG_LEVEL: 'silent' },
    });
    const state = (await (await fetch(`${server.url}/readyz`)).json()) as { ready: boolean; degraded: boolean };
    expect(state).to.include({ ready: true, degraded: true });
    const { client, conversationId } = await newShopper(server.url);
    expect((await say(client, conversationId, 'hello')).author.kind).to.equal('bot');
    client.close();
    await server.stop();
    server.discard();
  });

  it('hears of the other processes as soon as that Redis is there, and tells its log once of each', async function () {
    this.timeout(90_000);
    const created = await createPostgresDatabase();
    const port = await freePort();
    if (created === undefined) return this.skip();
    const env = { DATABASE_URL: created.url, REDIS_URL: `redis://127.0.0.1:${port}`, LOG_LEVEL: 'info' };
    const servers = [await startServer({ env }), await startServer({ env })] as const;
    const lines: string[] = [];
    const tell = new EventTarget();
    servers[0].process.stdout?.on('data', (text: string) => {
      for (const line of text.split('\n').filter((one) => one.includes('"neighbour":"redis"'))) {
        lines.push(line);
        tell.dispatchEvent(new Event(line.includes('is back') ? 'back' : 'away'));
      }
    });
    // Each hears of it in its own time.
    const otherIsBack = new Promise<void>((resolve) => {
      servers[1].process.stdout?.on('data', (text: string) => {
        if (text.split('\n').some((line) => line.includes('"neighbour":"redis"') && line.includes('is back')))
          resolve();
      });
    });
    const back = once(tell, 'back');
    let redis = await startRedis(port);
    try {
      if (redis === undefined) return this.skip();
      await Promise.all([back, otherIsBack]);
      for (const { url } of servers)
        expect(await (await fetch(`${url}/readyz`)).json()).to.include({ ready: true, degraded: false });
      const { client, token, conversationId } = await newShopper(servers[0].url);
      const tab = await connectShopper(servers[1].url, token);
      await tab.ask('conversation:open', { conversationId });
      const heard = tab.next('message:new', ({ message }) => message.text === 'over Redis');
      await client.ask('message:send', { conversationId, clientId: 'over', text: 'over Redis' });
      await heard;
      const away = once(tell, 'away');
      await redis.kill();
      await away;
      const returned = once(tell, 'back');
      redis = await redis.restart();
      await returned;
      client.close();
      tab.close();
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
      for (const server of servers) server.discard();
      await redis?.stop();
      await created.drop();
    }
    // Of the outage that was there at the start, the end only was heard.
    expect(lines.map((line) => (line.includes('is back') ? 'back' : 'away'))).to.deep.equal(['back', 'away', 'back']);
  });
});
