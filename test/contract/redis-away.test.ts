import { expect } from 'chai';
import { say } from '../flow/transcript.ts';
import { newShopper } from '../support/clients.ts';
import { freePort } from '../support/redis.ts';
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
});
