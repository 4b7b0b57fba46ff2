import { once } from 'node:events';
import { createConnection } from 'node:net';
import { expect } from 'chai';
import { startServer, type TestServer } from '../support/server.ts';

const TARGETS = [
  '/livez',
  '/v1/visitors',
  '/help/en/',
  `/${'x'.repeat(9_000)}`,
  '/livez#part',
  '/caf\u00e9',
  '/a\tb',
  'http://other.example.com/livez',
  'livez',
  '/v1/uploads/%00',
  '/livez?of=a%00b',
];
const HOSTS = [['Host: HOST'], [], ['Host: HOST', 'Host: HOST'], ['Host: '], [`Host: ${'x'.repeat(300)}`]];
const BODIES = ['', '{}', '{', '[1,2', '{"locale":7}', '"text"', 'null', '{"locale":"en"}{"locale":"en"}'];
const HEADERS = [[], ['Content-Type: text/html'], ['X-Many: 1', 'X-Many: 2'], [`X-Long: ${'y'.repeat(15_000)}`]];
const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAA'];
/** What the guard lets through, and what may come of it. */
const WELL_NAMED = new Set(['/livez', '/v1/visitors', '/help/en/']);

describe('odd requests, written by hand', function () {
  this.timeout(120_000);
  let server: TestServer;

  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    server.discard();
  });
  afterEach(async () => {
    expect(server.process.exitCode).to.equal(null);
    expect((await fetch(`${server.url}/livez`)).status).to.equal(200);
  });

  for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD', 'DELETE'])
    it(`${method}: what is not well named is refused with a code, whatever comes with it`, async () => {
      for (const target of TARGETS)
        for (const [index, hosts] of HOSTS.entries()) {
          const body = method === 'POST' ? (BODIES[(target.length + index) % BODIES.length] ?? '') : '';
          const headers = HEADERS[(target.length + index) % HEADERS.length] ?? [];
          const named = WELL_NAMED.has(target) && index === 0;
          const { status, text } = await converse(server, { method, target, lines: [...hosts, ...headers], body });
          const what = `${method} ${target.slice(0, 40)} ${hosts.join('|').slice(0, 40)}`;
          if (named) expect(status, what).to.be.oneOf([200, 201, 204, 302, 400, 404, 405]);
          else expect(status, what).to.be.oneOf([400, 431]);
          if (!named && method !== 'HEAD') expect(text, what).to.contain('"code":"request_malformed"');
        }
    });

  it('holds for upgrades and for uploads as well', async () => {
    for (const target of TARGETS.filter((one) => !WELL_NAMED.has(one))) {
      const upgrade = await converse(server, { method: 'GET', target, lines: ['Host: HOST', ...UPGRADE], body: '' });
      expect(upgrade.status, target.slice(0, 40)).to.equal(400);
    }
    const twice = { target: '/socket.io/?EIO=4&transport=websocket', lines: ['Host: HOST', 'Host: HOST', ...UPGRADE] };
    expect((await converse(server, { method: 'GET', body: '', ...twice })).status).to.equal(400);
    const form = ['Host: HOST', 'Host: HOST', 'Content-Type: multipart/form-data; boundary=x'];
    expect(
      (await converse(server, { method: 'POST', target: '/v1/uploads', lines: form, body: '--x--' })).status,
    ).to.equal(400);
  });

  it('answers what is no HTTP at all', async () => {
    for (const text of ['NONSENSE\r\n\r\n', 'GET\r\n\r\n', '\u0016\u0003\u0001\u0002', 'GET / HTTP/9.9\r\n\r\n'])
      expect(await speak(server, text)).to.contain('"code":"request_malformed"');
  });
});

interface Given {
  readonly method: string;
  readonly target: string;
  readonly lines: readonly string[];
  readonly body: string;
}

async function converse(server: TestServer, { method, target, lines, body }: Given) {
  const host = new URL(server.url).host;
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const close = lines.some((line) => line.startsWith('Connection')) ? [] : ['Connection: close'];
  const head = [
    `${method} ${target} HTTP/1.1`,
    ...lines.map((line) => line.replace('HOST', host)),
    ...length,
    ...close,
  ];
  const text = await speak(server, `${head.join('\r\n')}\r\n\r\n${body}`);
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), text };
}

/** Everything that the server says until it closes the line. */
async function speak(server: TestServer, text: string): Promise<string> {
  const { port, hostname } = new URL(server.url);
  const socket = createConnection({ port: Number(port), host: hostname });
  socket.on('error', () => undefined);
  socket.write(Buffer.from(text, 'latin1'));
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}
