import { expect } from 'chai';
import { io } from 'socket.io-client';
import type { WireError } from '../../protocol/error-codes.ts';
import { connectAgent, newShopper, Refused, signIn, visitorToken } from '../support/clients.ts';
import { DEMO_PASSWORD, startServer, type TestServer } from '../support/server.ts';
import { PERMISSIONS, ROLES, type Role } from './permissions.ts';

const ACCESS_CODES = new Set([
  'token_missing',
  'token_invalid',
  'token_expired',
  'login_required',
  'permission_denied',
]);

async function codeOf(response: Response): Promise<string> {
  const text = await response.text();
  return text.startsWith('{"error"') ? (JSON.parse(text) as { error: WireError }).error.code : String(response.status);
}

describe('who may do what', function () {
  this.timeout(60_000);
  let server: TestServer;
  const headers = new Map<Role, Record<string, string>>([['anonymous', {}]]);

  before(async () => {
    server = await startServer();
    const { token } = await visitorToken(server.url);
    headers.set('shopper', { authorization: `Bearer ${token}` });
    for (const role of ['agent', 'editor', 'mediator', 'admin'] as const)
      headers.set(role, { cookie: await signIn(server.url, `${role}@example.com`) });
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  for (const [route, expected] of Object.entries(PERMISSIONS))
    for (const role of ROLES)
      it(`${route} as ${role}: ${expected[role]}`, async () => {
        const [method = 'GET', path = '/'] = route.split(' ');
        // Signing out must not end the session that the other tests use.
        const sent =
          path.endsWith('/logout') && headers.get(role)?.cookie !== undefined
            ? { cookie: await signIn(server.url, `${role}@example.com`) }
            : (headers.get(role) ?? {});
        const body = method === 'GET' ? {} : { body: '{}' };
        const code = await codeOf(
          await fetch(server.url + path, { method, headers: sent, redirect: 'manual', ...body }),
        );
        expect(ACCESS_CODES.has(code) ? code : 'in').to.equal(expected[role]);
        expect(code).not.to.equal('internal_error');
      });

  for (const [role, code] of [
    ['anonymous', 'login_required'],
    ['shopper', 'login_required'],
    ['editor', 'permission_denied'],
    ['agent', 'in'],
    ['mediator', 'in'],
    ['admin', 'in'],
  ] as const)
    it(`the agents’ sockets as ${role}: ${code}`, async () => {
      const outcome = await connectAgent(server.url, headers.get(role)?.cookie ?? '').then(
        (agent) => {
          agent.close();
          return 'in';
        },
        (error: unknown) => (error instanceof Refused ? error.code : String(error)),
      );
      expect(outcome).to.equal(code);
    });

  it('lets an agent act only on chats that are theirs', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const agent = await connectAgent(server.url, headers.get('agent')?.cookie ?? '');
    for (const [event, request, code] of [
      ['message:send', { clientId: 'x', text: 'hi' }, 'assignment_lost'],
      ['message:read', { seq: 1 }, 'assignment_lost'],
      ['conversation:return', {}, 'assignment_lost'],
      ['conversation:close', { resolution: 'solved' }, 'assignment_lost'],
      ['handoff:transfer', { to: { skill: 'vi' } }, 'assignment_lost'],
      ['handoff:accept', {}, 'handoff_taken'],
      ['handoff:pick', {}, 'handoff_taken'],
      ['handoff:decline', {}, 'handoff_taken'],
      ['note:add', { clientId: 'n', text: '' }, 'request_malformed'],
      ['handoff:request', {}, 'event_unknown'],
    ] as const)
      expect(await agent.refusal(event, { ...request, conversationId }), event).to.equal(code);
    expect(await agent.refusal('conversation:open', { conversationId: 'none' })).to.equal('conversation_not_found');
    agent.close();
    client.close();
  });

  it('refuses what a foreign page sends with a staff cookie', async () => {
    const cookie = headers.get('agent')?.cookie ?? '';
    const origin = 'https://evil.example';
    const response = await fetch(`${server.url}/v1/staff/logout`, { method: 'POST', headers: { cookie, origin } });
    expect(await codeOf(response)).to.equal('origin_refused');
    expect((await fetch(`${server.url}/v1/staff/session`, { headers: { cookie } })).status).to.equal(200);
    const socket = io(`${server.url}/agent`, {
      extraHeaders: { cookie, origin },
      transports: ['websocket'],
      forceNew: true,
    });
    const refusal = await new Promise<string | undefined>((resolve, reject) => {
      socket.once('connect', () => reject(new Error('connected')));
      socket.once('connect_error', (error: Error & { data?: WireError }) => resolve(error.data?.code));
    });
    socket.disconnect();
    expect(refusal).to.equal('origin_refused');
  });

  it('lets no foreign page sign anybody in, set a password, or make an account', async () => {
    const cookie = headers.get('admin')?.cookie ?? '';
    for (const [path, body, sent] of [
      ['/v1/staff/login', { email: 'agent@example.com', password: DEMO_PASSWORD }, {}],
      ['/v1/staff/password', { token: 'x', password: 'many green umbrellas' }, {}],
      ['/v1/staff/accounts', { email: 'a@shop.example', roles: ['admin'] }, { cookie }],
    ] as const) {
      const post = (origin: string) =>
        fetch(server.url + path, { method: 'POST', headers: { ...sent, origin }, body: JSON.stringify(body) });
      const refused = await post('https://evil.example');
      expect(await codeOf(refused), path).to.equal('origin_refused');
      expect(refused.headers.get('set-cookie')).to.equal(null);
      expect(await codeOf(await post(server.url)), path).not.to.equal('origin_refused');
    }
  });

  it('lets no foreign page read with a staff cookie', async () => {
    const response = await fetch(`${server.url}/v1/staff/session`, {
      headers: { cookie: headers.get('agent')?.cookie ?? '', origin: 'https://evil.example' },
    });
    expect(response.headers.get('access-control-allow-credentials')).to.equal(null);
  });

  it('refuses bodies that are no JSON, too large, or hold what the route does not know', async () => {
    const post = async (path: string, body: string) => codeOf(await fetch(server.url + path, { method: 'POST', body }));
    for (const body of [
      '{',
      '[',
      '"',
      '{"locale":"en",}',
      '\u0000',
      'null',
      '7',
      '[]',
      '{"locale":7}',
      '{"admin":true}',
    ])
      expect(await post('/v1/visitors', body), body).to.equal('request_malformed');
    expect(await post('/v1/visitors', '{"constructor":{"prototype":{"x":1}}}')).to.equal('request_malformed');
    expect(await post('/v1/visitors', `{"locale":"${'x'.repeat(70_000)}"}`)).to.equal('payload_too_large');
    expect(await post('/v1/visitors', '['.repeat(50_000))).to.equal('request_malformed');
    expect(await post('/v1/sessions', '{"identity":"a.b.c"}')).to.equal('identity_invalid');
    expect(await post('/v1/staff/login', '{"email":{"$ne":""},"password":"x"}')).to.equal('request_malformed');
  });

  it('refuses paths, methods, addresses and headers that make no sense, and lives', async () => {
    expect(await codeOf(await fetch(`${server.url}/v1/nothing`))).to.equal('route_unknown');
    expect(await codeOf(await fetch(`${server.url}/v1/visitors`, { method: 'DELETE' }))).to.equal('method_not_allowed');
    for (const path of [
      '/help/en/..%2f..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
      '/help/%',
      '/%00',
      '/assets/%ff',
    ])
      expect((await fetch(server.url + path)).status, path).to.be.within(300, 499);
    expect((await fetch(`${server.url}/v1/help/search?q=${'x'.repeat(100_000)}`)).status).to.be.within(400, 499);
    expect((await fetch(`${server.url}/livez`, { headers: { 'x-large': 'x'.repeat(100_000) } })).status).to.equal(431);
    expect((await fetch(`${server.url}/livez`)).status).to.equal(200);
  });
});

describe('limits of use', function () {
  this.timeout(60_000);
  let server: TestServer;

  before(async () => {
    server = await startServer({ env: { RATE_LIMIT_FACTOR: '1' } });
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  it('refuses the 21st message of a minute, stores nothing of it, and says when to come again', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const send = (n: number) => client.ask('message:send', { conversationId, clientId: `m${n}`, text: 'x' });
    await send(0);
    const began = performance.now();
    for (let n = 1; n < 20; n += 1) await send(n);
    const answer = (await client.socket.emitWithAck('message:send', {
      conversationId,
      clientId: 'm20',
      text: 'x',
    })) as {
      error?: WireError;
    };
    expect(answer.error?.code).to.equal('rate_limited');
    const wait = Number(answer.error?.data?.retryAfterSeconds);
    expect(wait, 'the rest of the window, not the whole of it').to.be.within(
      1,
      60 - Math.floor((performance.now() - began) / 1000),
    );
    const { messages } = await client.ask('conversation:open', { conversationId });
    expect(messages.filter((message) => message.author.kind === 'shopper').length).to.equal(20);
    client.close();
  });

  it('refuses the 11th sign-in for one account, also with the right password, and leaves the others alone', async () => {
    const login = async (email: string, password: string) => {
      const body = JSON.stringify({ email, password });
      return codeOf(await fetch(`${server.url}/v1/staff/login`, { method: 'POST', body }));
    };
    for (let n = 0; n < 10; n += 1) expect(await login('editor@example.com', `wrong-${n}`)).to.equal('login_failed');
    expect(await login('Editor@example.com', DEMO_PASSWORD)).to.equal('rate_limited');
    expect(await login('agent@example.com', DEMO_PASSWORD)).not.to.equal('rate_limited');
    expect(await login('nobody@example.com', DEMO_PASSWORD)).to.equal('login_failed');
  });
});
