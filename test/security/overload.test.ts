import { Agent as HttpAgent, request } from 'node:http';
import { expect } from 'chai';
import { io, type Socket } from 'socket.io-client';
import type { WireError } from '../../protocol/error-codes.ts';
import { connectAgent, newShopper, signIn, visitorToken } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What became of a socket: open, or the refusal that it was told. */
function knock(url: string, token: string): Promise<{ readonly socket: Socket; readonly refusal?: WireError }> {
  const socket = io(`${url}/shopper`, {
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve({ socket }));
    socket.once('connect_error', (error: Error & { data?: WireError }) =>
      resolve({ socket, refusal: error.data ?? ({ code: error.message } as unknown as WireError) }),
    );
  });
}

async function figure(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1) ?? Number.NaN);
}

describe('more sockets than there is room for', function () {
  this.timeout(60_000);
  let server: TestServer;
  const open: Socket[] = [];

  afterEach(async () => {
    for (const socket of open.splice(0)) socket.disconnect();
    await server.stop();
    server.discard();
  });

  it('are told that the server is full and when to come again; staff get in, and so does the next when one leaves', async () => {
    server = await startServer({ env: { SOCKETS_MAX: '10' } });
    const { token } = await visitorToken(server.url);
    for (let count = 0; count < 10; count += 1) open.push((await knock(server.url, token)).socket);
    const { socket, refusal } = await knock(server.url, token);
    expect(refusal?.code).to.equal('overloaded');
    expect(refusal?.data?.retryAfterSeconds).to.be.within(1, 60);
    socket.disconnect();
    const agent = await connectAgent(server.url, await signIn(server.url));
    open.push(agent.socket);
    await agent.ask('presence:set', { state: 'online', capacity: 1 });
    expect(await figure(server.url, 'kaunter_refusals_total{door="shopper",code="overloaded"}')).to.equal(1);

    const leaving = open.splice(0, 2);
    for (const one of leaving) one.disconnect();
    while ((await figure(server.url, 'kaunter_sockets_open')) > 9) await fetch(`${server.url}/livez`);
    const next = await knock(server.url, token);
    open.push(next.socket);
    expect(next.refusal).to.equal(undefined);
  });

  it('of one network address are told so, with the limits that users have', async () => {
    server = await startServer({ env: { RATE_LIMIT_FACTOR: '1' } });
    const { token } = await visitorToken(server.url);
    const knocks = await Promise.all(Array.from({ length: 200 }, () => knock(server.url, token)));
    open.push(...knocks.map(({ socket }) => socket));
    expect(knocks.filter(({ refusal }) => refusal !== undefined)).to.deep.equal([]);
    const { socket, refusal } = await knock(server.url, token);
    open.push(socket);
    expect(refusal?.code).to.equal('connections_too_many');
    expect(refusal?.data?.retryAfterSeconds).to.be.within(1, 60);
  });
});

describe('more requests than can be served', function () {
  this.timeout(120_000);
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  it('are refused with 503 and a time, while health, staff and chats go on', async () => {
    const cookie = await signIn(server.url);
    const { client, conversationId } = await newShopper(server.url);
    const agent = new HttpAgent({ keepAlive: true, maxSockets: 3_000 });
    const long = 'my parcel was delivered to a neighbour who says that it never came and the courier does not answer ';
    const search = (index: number) =>
      new Promise<{ status: number; retry: string | undefined }>((resolve, reject) => {
        const query = encodeURIComponent(`${index} ${long.repeat(6)} ${index}`);
        const asked = request(`${server.url}/v1/help/search?locale=en&q=${query}`, { agent }, (response) => {
          response.resume();
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, retry: response.headers['retry-after'] }),
          );
        });
        asked.once('error', reject);
        asked.end();
      });
    const flood = Array.from({ length: 3_000 }, (_, index) => search(index));
    let over = false;
    const all = Promise.all(flood).finally(() => {
      over = true;
    });
    let looks = 0;
    do {
      looks += 1;
      expect((await fetch(`${server.url}/livez`)).status).to.equal(200);
      expect((await fetch(`${server.url}/v1/staff/session`, { headers: { cookie } })).status).to.equal(200);
    } while (!over);
    const outcomes = await all;
    const refused = outcomes.filter(({ status }) => status !== 200);
    expect(refused.length).to.be.within(1, 2_999);
    for (const { status, retry } of refused) {
      expect(status).to.equal(503);
      expect(Number(retry)).to.be.within(1, 60);
    }
    expect(looks).to.be.greaterThan(1);
    expect(await figure(server.url, 'kaunter_refusals_total{door="http",code="overloaded"}')).to.equal(refused.length);
    const sent = await client.ask('message:send', { conversationId, clientId: 'm1', text: 'hello' });
    expect(sent.seq).to.be.greaterThan(0);
    client.close();
    agent.destroy();
  });
});
