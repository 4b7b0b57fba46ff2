import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { expect } from 'chai';
import { CodedError } from '../../../../protocol/error-codes.ts';
import { guardServer } from '../../../../server/http/guard-server.ts';
import { loadShedding } from '../../../../server/http/load-shedding.ts';
import type { Route } from '../../../../transport/route.ts';

const route = (path: string, more: Partial<Route> = {}): Route => ({
  method: 'GET',
  path,
  permission: 'public',
  handle: () => ({ status: 200 }),
  ...more,
});

describe('a server without room', () => {
  let server: Server;
  let url = '';
  let full = true;
  let read = 0;
  const refused: string[] = [];

  before(async () => {
    server = createServer();
    server.on('request', (_request, response) => {
      read += 1;
      response.end('fine');
    });
    guardServer(server, {
      onFault: () => 'incident',
      onRefused: (code) => refused.push(code),
      shed: loadShedding({
        routes: [route('/v1/search'), route('/v1/login', { vital: true })],
        door: { refusal: () => (full ? new CodedError('overloaded', { retryAfterSeconds: 7 }) : undefined) },
        allowForeignPages: (_request: IncomingMessage, response: ServerResponse) =>
          void response.setHeader('access-control-allow-origin', 'https://shop.example'),
      }),
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  after(() => server.close());
  beforeEach(() => {
    full = true;
    read = 0;
    refused.length = 0;
  });

  it('refuses with 503, a code and the time, in a way that pages of the shop can read, and reads nothing', async () => {
    for (const init of [{}, { method: 'POST', body: 'x'.repeat(200_000) }]) {
      const response = await fetch(`${url}/v1/search?q=refund`, init);
      expect(response.status).to.equal(503);
      expect(response.headers.get('retry-after')).to.equal('7');
      expect(response.headers.get('access-control-allow-origin')).to.equal('https://shop.example');
      const { error } = (await response.json()) as { error: { code: string; data: object } };
      expect(error).to.include({ code: 'overloaded' });
      expect(error.data).to.deep.equal({ retryAfterSeconds: 7 });
    }
    expect(read).to.equal(0);
    expect(refused).to.deep.equal(['overloaded', 'overloaded']);
  });

  it('lets through what is vital, who may be staff, sockets, and the question whether a page may ask', async () => {
    const asked: readonly (readonly [string, RequestInit])[] = [
      ['/v1/login', { method: 'POST' }],
      ['/v1/search', { headers: { cookie: 'session=1' } }],
      ['/socket.io/?EIO=4', {}],
      ['/v1/search', { method: 'OPTIONS' }],
    ];
    for (const [path, init] of asked) expect((await fetch(url + path, init)).status, path).to.equal(200);
    expect(read).to.equal(asked.length);
  });

  it('serves all when there is room again', async () => {
    full = false;
    expect((await fetch(`${url}/v1/search`)).status).to.equal(200);
  });
});
