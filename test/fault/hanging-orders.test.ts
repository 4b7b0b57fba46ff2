import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect } from 'chai';
import { startServer } from '../support/server.ts';

/** Calls to external services get two seconds at the end, and a busy machine some more; left alone, one call takes ten. */
const PROMISED_MS = 2_000;
const MACHINE_MS = 5_000;

describe('an orders service that never answers', function () {
  this.timeout(90_000);

  it('does not hold up the end of the process', async () => {
    const orders = createServer(() => undefined);
    orders.listen(0, '127.0.0.1');
    await once(orders, 'listening');
    const { port } = orders.address() as { port: number };
    const server = await startServer({
      env: { ORDERS_URL: `http://127.0.0.1:${port}`, MARKETPLACE_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' },
    });
    try {
      const { identity } = (await (await fetch(`${server.url}/v1/demo/identity`)).json()) as { identity: string };
      const session = await fetch(`${server.url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
      const { token } = (await session.json()) as { token: string };
      const asked = once(orders, 'request');
      const answered = fetch(`${server.url}/v1/orders`, { headers: { authorization: `Bearer ${token}` } }).then(
        ({ status }) => status,
      );
      await asked;
      const told = performance.now();
      const exited = once(server.process, 'exit');
      server.process.kill('SIGTERM');
      const [code] = (await exited) as [number];
      expect(code).to.equal(0);
      expect(performance.now() - told).to.be.lessThan(PROMISED_MS + MACHINE_MS);
      expect(await answered, 'the shopper is told').to.be.greaterThan(499);
    } finally {
      await server.stop();
      server.discard();
      orders.closeAllConnections();
      orders.close();
    }
  });
});
