import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { expect } from 'chai';
import { visitorToken } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What is promised, and what a busy machine and the server's own rounds of looking add. */
const LONGEST_MS = 30_000;
const SLACK_MS = 12_000;
const DRIP_EVERY_MS = 2_000;

describe('senders who begin and do not end', function () {
  this.timeout(120_000);
  let server: TestServer;
  let token: string;

  before(async () => {
    server = await startServer();
    token = (await visitorToken(server.url)).token;
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  /** How long the server keeps the line, and what it says on it. */
  async function held(head: readonly string[], begun: string, drip?: string) {
    const { hostname, port, host } = new URL(server.url);
    const socket: Socket = createConnection({ host: hostname, port: Number(port) });
    socket.on('error', () => undefined);
    const from = performance.now();
    socket.write([head[0], `Host: ${host}`, ...head.slice(1), '', begun].join('\r\n'));
    const dripping = drip === undefined ? undefined : setInterval(() => socket.write(drip), DRIP_EVERY_MS);
    let said = '';
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
    await once(socket, 'close');
    clearInterval(dripping);
    return { ms: performance.now() - from, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0) };
  }

  it('are sent away after half a minute, however they go about it, and hold up nobody', async () => {
    const length = 'Content-Length: 1000';
    const all = Promise.all([
      held(['POST /v1/visitors HTTP/1.1', length], '{'),
      held(['POST /v1/visitors HTTP/1.1', 'Transfer-Encoding: chunked'], '5\r\n{"lo'),
      held(['POST /v1/visitors HTTP/1.1', length], '{', ' '),
      held(
        [
          'POST /v1/uploads HTTP/1.1',
          `Authorization: Bearer ${token}`,
          'Content-Type: multipart/form-data; boundary=x',
          length,
        ],
        '--x',
      ),
      held(['POST /socket.io/?EIO=4&transport=polling HTTP/1.1', length], '{'),
    ]);
    const refused = await Promise.all([
      held(['POST /v1/disputes HTTP/1.1', length], '{'),
      held(['POST /nothing HTTP/1.1', length], '{'),
      held(['GET /livez HTTP/1.1', length], '{'),
    ]);
    expect(
      refused.map(({ status }) => status),
      'what needs no body is answered at once',
    ).to.deep.equal([401, 404, 200]);
    expect((await fetch(`${server.url}/livez`)).status).to.equal(200);
    for (const { ms } of [...refused, ...(await all)]) expect(ms).to.be.lessThan(LONGEST_MS + SLACK_MS);
    expect(server.process.exitCode).to.equal(null);
  });
});
