import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createConnection } from 'node:net';
import { expect } from 'chai';
import { guardServer } from '../../../../server/http/guard-server.ts';
import { targetOf } from '../../../../server/http/request-line.ts';

const HOST = 'help.example.com';

function target(url: string, host: string | string[] = HOST, httpVersion = '1.1') {
  const hosts = [host].flat();
  return targetOf({
    url,
    httpVersion,
    headers: hosts[0] === undefined ? {} : { host: hosts[0] },
    rawHeaders: hosts.flatMap((one) => ['Host', one]),
  });
}

describe('what names a request', () => {
  it('passes what browsers and programs write', () => {
    for (const url of [
      '/',
      '/help/en/?q=a%20b',
      '/v1/help/search?q=%E5%A5%BD',
      '/socket.io/?EIO=4&transport=polling',
      '/a/b~c',
    ])
      expect(target(url), url).to.equal(url);
    for (const host of [HOST, 'localhost:3978', '127.0.0.1', '[::1]:3978', 'my_shop.internal'])
      expect(target('/livez', host), host).to.equal('/livez');
  });

  it('takes the absolute form where it names the same server', () => {
    expect(target(`http://${HOST}/livez?x=1`)).to.equal('/livez?x=1');
    expect(target(`http://${HOST.toUpperCase()}`)).to.equal('/');
    expect(target('http://other.example.com/livez')).to.equal(undefined);
  });

  it('refuses targets that are long, hold other characters than an address may, or are no path', () => {
    for (const url of [`/${'x'.repeat(9_000)}`, '/a b', '/a\u0001', '/caf\u00e9', '/a#b', '*', '', 'livez', 'ftp://x/'])
      expect(target(url), JSON.stringify(url.slice(0, 20))).to.equal(undefined);
    expect(target('/50%'), 'an escape cut short').to.equal(undefined);
  });

  it('wants one authority, well formed; none only of HTTP/1.0', () => {
    expect(target('/livez', [])).to.equal(undefined);
    expect(target('/livez', [], '1.0')).to.equal('/livez');
    expect(target('/livez', [HOST, HOST])).to.equal(undefined);
    for (const host of ['', `${HOST}:`, 'x'.repeat(300), 'user@help.example.com'])
      expect(target('/livez', host), JSON.stringify(host)).to.equal(undefined);
  });
});

describe('a server whose listeners throw', () => {
  let server: Server;
  let guard: ReturnType<typeof guardServer>;
  const faults: string[] = [];

  before(async () => {
    server = createServer();
    server.on('request', ({ url }, response) => {
      if (url === '/throws') throw new Error('in the framework');
      if (url === '/livez') throw new Error('asked the framework for its health');
      if (url === '/never') return void server.emit('waiting');
      response.end('fine');
    });
    server.on('upgrade', () => {
      throw new Error('in the upgrade');
    });
    guard = guardServer(server, {
      onFault: (error, where) => {
        faults.push(`${where}: ${(error as Error).message}`);
        return 'incident-1';
      },
      first: new Map([['/livez', async () => ({ status: 200, body: { live: true } })]]),
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  const say = (text: string) => converse(server, text);

  it('answers with the incident that the log has, and serves the next', async () => {
    const answer = await say('GET /throws HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(answer).to.match(/^HTTP\/1.1 500 /);
    expect(answer).to.contain('"code":"internal_error"').and.contain('"incident":"incident-1"');
    expect(await say('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).to.match(/^HTTP\/1.1 200 /);
    const upgrade = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await say(upgrade)).to.match(/^HTTP\/1.1 500 /);
    expect(faults).to.deep.equal(['http: in the framework', 'upgrade: in the upgrade']);
  });

  it('answers the parser’s own refusals with a code', async () => {
    expect(await say('NONSENSE\r\n\r\n')).to.match(/^HTTP\/1.1 400 .*"code":"request_malformed"/s);
    const long = `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await say(long)).to.match(/^HTTP\/1.1 431 .*"code":"request_malformed"/s);
  });

  it('answers for its health before the framework hears of it', async () => {
    const answer = await say('GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(answer).to.match(/^HTTP\/1.1 200 .*cache-control: no-store.*\{"live":true\}/s);
  });

  it('answers what is open when the process has to end', async () => {
    const waiting = once(server, 'waiting');
    const answer = say('GET /never HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await waiting;
    guard.answerOpen('incident-2');
    expect(await answer).to.match(/^HTTP\/1.1 500 .*"incident":"incident-2"/s);
  });
});

/** Everything that the server says to a text until it closes the line. */
async function converse(server: Server, text: string): Promise<string> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const socket = createConnection({ port: address.port, host: '127.0.0.1' });
  socket.write(text);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}
