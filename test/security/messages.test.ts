import { createHmac, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { connectShopper, newShopper, Refused, type Shopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

const FRAME_TOO_LARGE = 1009;

describe('bad input at the shopper’s door', function () {
  this.timeout(60_000);
  let server: TestServer;
  let shopper: Shopper;
  let token: string;
  let conversationId: string;

  before(async () => {
    server = await startServer();
    ({ client: shopper, token, conversationId } = await newShopper(server.url));
  });
  after(async () => {
    shopper.close();
    await server.stop();
    server.discard();
  });
  /** Whatever a test did: nothing was stored, and the process goes on. */
  afterEach(async () => {
    const { conversation, messages } = await shopper.ask('conversation:open', { conversationId });
    expect(messages.filter((message) => message.author.kind === 'shopper')).to.deep.equal([]);
    expect(conversation.lastSeq).to.equal(1);
    expect(server.process.exitCode).to.equal(null);
  });

  const send = (more: object) => ({ conversationId, clientId: 'bad', ...more });

  it('refuses events that do not exist, also by the names of object members', async () => {
    for (const event of ['message:sent', '__proto__', 'constructor', 'toString', 'x'.repeat(10_000)])
      expect(await shopper.refusal(event, {})).to.equal('event_unknown');
  });

  it('refuses unknown fields, missing fields, wrong types and more than one argument', async () => {
    const bad: readonly unknown[][] = [
      [send({ text: 'hi', admin: true })],
      [send({ text: 'hi', seq: 1 })],
      [{ conversationId, text: 'hi' }],
      [{ clientId: 'bad', text: 'hi' }],
      [send({ text: 7 })],
      [send({ text: ['hi'] })],
      [send({ text: null })],
      [send({ text: 'hi', clientId: {} })],
      [send({ text: 'hi', clientId: '' })],
      [send({ text: 'hi', clientId: 'x'.repeat(101) })],
      [send({ text: 'hi', clientId: 'with space' })],
      [send({ text: 'hi', conversationId: { $ne: '' } })],
      [send({ text: 'hi', attachmentIds: 'all' })],
      [send({ text: 'hi', attachmentIds: Array.from({ length: 11 }, () => 'x') })],
      [send({ text: 'hi' }), send({ text: 'again' })],
      ['text'],
      [[]],
      [42],
      [null],
      [],
    ];
    for (const request of bad)
      expect(await shopper.refusal('message:send', ...request), JSON.stringify(request)).to.equal('request_malformed');
    for (const seq of [-1, 1.5, '1', Number.MAX_SAFE_INTEGER + 1])
      expect(await shopper.refusal('message:read', { conversationId, seq })).to.equal('request_malformed');
    for (const score of [0, 6, 2.5, '5'])
      expect(await shopper.refusal('conversation:rate', { conversationId, score })).to.equal('request_malformed');
    expect(await shopper.refusal('locale:set', { conversationId, locale: 'tlh' })).to.equal('request_malformed');
  });

  it('refuses what is empty and what is too long', async () => {
    expect(await shopper.refusal('message:send', send({}))).to.equal('message_empty');
    expect(await shopper.refusal('message:send', send({ text: ' \n\t ' }))).to.equal('message_empty');
    expect(await shopper.refusal('message:send', send({ text: 'x'.repeat(10_000) }))).to.equal('message_too_long');
    expect(await shopper.refusal('message:send', send({ text: 'x'.repeat(4_001) }))).to.equal('message_too_long');
    const { signal: _none, ...large } = { value: { text: 'x'.repeat(9_000) }, signal: undefined };
    expect(await shopper.refusal('message:send', send(large))).to.equal('request_malformed');
  });

  it('refuses JSON of absurd depth', async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 3_000; level += 1) deep = [deep];
    expect(await shopper.refusal('message:send', send({ value: deep }))).to.equal('request_malformed');
  });

  it('survives events without an acknowledgement function', async () => {
    shopper.socket.emit('message:send', send({ text: 7 }));
    shopper.socket.emit('message:send');
    shopper.socket.emit('nonsense', 1, 2, 3);
    shopper.socket.emit('message:send', 'not a function', 'nor this');
    expect(await shopper.refusal('nonsense')).to.equal('event_unknown');
  });

  it('answers for a foreign conversation as for one that does not exist', async () => {
    const stranger = await newShopper(server.url);
    const events: readonly (readonly [string, object])[] = [
      ['conversation:open', {}],
      ['message:send', { clientId: 'bad', text: 'hi' }],
      ['message:read', { seq: 1 }],
      ['typing:set', { typing: true }],
      ['locale:set', { locale: 'vi' }],
      ['handoff:request', {}],
      ['handoff:cancel', {}],
      ['answer:rate', { messageId: 'm', helpful: true }],
      ['conversation:rate', { score: 5 }],
      ['conversation:end', {}],
    ];
    for (const [event, request] of events)
      for (const id of [conversationId, 'no-such-conversation'])
        expect(await stranger.client.refusal(event, { ...request, conversationId: id }), event).to.equal(
          'conversation_not_found',
        );
    expect(
      await stranger.client.refusal('message:send', send({ text: 'x', attachmentIds: ['no-such-file'] })),
    ).to.equal('attachment_not_found');
    stranger.client.close();
  });

  it('refuses tokens that are missing, forged, changed, of another purpose, or oversized', async () => {
    const [payload = '', signature = ''] = token.split('.');
    const forge = (given: string, secret: string) =>
      `${given}.${createHmac('sha256', secret).update(`visitor.${given}`).digest('base64url')}`;
    const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('v_', 'w_')).toString('base64url');
    const cases: readonly (readonly [unknown, string])[] = [
      [undefined, 'token_missing'],
      ['', 'token_missing'],
      [{}, 'token_invalid'],
      [payload, 'token_invalid'],
      [`${payload}.`, 'token_invalid'],
      [`${payload}.${signature}.x`, 'token_invalid'],
      [`${other}.${signature}`, 'token_invalid'],
      [forge(payload, 'secret'), 'token_invalid'],
      [forge(payload, ''), 'token_invalid'],
      [`${payload}.${randomBytes(32).toString('base64url')}`, 'token_invalid'],
      ['x'.repeat(20_000), 'token_invalid'],
    ];
    for (const [given, code] of cases) {
      const refused = await connectShopper(server.url, given as string).catch((error: unknown) => error);
      expect(refused, String(given).slice(0, 40)).to.be.instanceOf(Refused);
      expect((refused as Refused).code).to.equal(code);
    }
  });

  for (const [what, frame] of [
    ['a frame of 5 MB', () => `42/shopper,["message:send",{"text":"${'x'.repeat(5 * 1024 * 1024)}"}]`],
    ['a frame just above 64 KiB', () => `42/shopper,["message:send",{"text":"${'x'.repeat(64 * 1024)}"}]`],
  ] as const)
    it(`closes the connection on ${what}, with 1009`, async () => {
      const socket = await rawSocket(server.url, token);
      const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
      socket.send(frame());
      expect(await closed).to.equal(FRAME_TOO_LARGE);
    });

  it('closes only the connection on which packets make no sense', async () => {
    for (const packet of [
      '42/shopper,["message:send"',
      '4',
      '42/shopper,{}',
      '451-/shopper,["x"]',
      '9',
      '4💣',
      '42["x"]',
    ]) {
      const socket = await rawSocket(server.url, token);
      const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
      socket.send(packet);
      socket.send('1');
      await closed;
    }
  });
});

describe('odd but honest input', function () {
  this.timeout(60_000);
  let server: TestServer;

  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  const ODD: readonly (readonly [string, string, string])[] = [
    ['NUL is left out', 'a\u0000b', 'ab'],
    ['a lone surrogate becomes the replacement character', 'a\ud800b', 'a\ufffdb'],
    ['a script stays text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['an image with a handler stays text', '"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'],
    ['a script address stays text', '[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['SQL stays text', "'); drop table message; --", "'); drop table message; --"],
    ['template marks stay text', '{{constructor}} {7*7}', '{{constructor}} {7*7}'],
    ['4,000 characters are taken', '好'.repeat(4_000), '好'.repeat(4_000)],
  ];
  for (const [title, given, kept] of ODD)
    it(`${title}, for whoever reads it`, async () => {
      const { client, conversationId } = await newShopper(server.url);
      const { seq } = await client.ask('message:send', { conversationId, clientId: 'odd', text: given });
      const { messages } = await client.ask('conversation:open', { conversationId });
      expect(messages.find((message) => message.seq === seq)?.text).to.equal(kept);
      client.close();
    });

  it('keys that would reach a prototype stay data', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const value = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as unknown;
    const answer = await client.refusal('message:send', { conversationId, clientId: 'proto', text: 'x', value });
    expect(['accepted', 'request_malformed']).to.include(answer);
    const fresh = (await (await fetch(`${server.url}/v1/widget/settings`)).json()) as object;
    expect(fresh).not.to.have.property('polluted');
    client.close();
  });
});

/** A bare WebSocket that has joined the namespace. */
async function rawSocket(url: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('no WebSocket')), { once: true });
    socket.addEventListener('message', ({ data }) => {
      if (String(data).startsWith('0')) socket.send(`40/shopper,${JSON.stringify({ token })}`);
      else if (String(data).startsWith('40/shopper')) resolve();
    });
  });
  return socket;
}
