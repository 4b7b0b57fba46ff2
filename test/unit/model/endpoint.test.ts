import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { chatEndpoint, type EndpointSettings } from '../../../model/chat-endpoint.ts';
import type { LanguageModel } from '../../../model/language-model.ts';

const REQUEST = { task: 'Translate.', material: 'hola', longest: 50 };
const answer = (content: unknown) => JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] });

describe('the endpoint of a language model', () => {
  let server: Server;
  let url: string;
  let handle: (request: IncomingMessage, response: ServerResponse, body: string) => void;
  let calls = 0;
  let clock = 0;

  before(async () => {
    server = createServer((request, response) => {
      calls += 1;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => handle(request, response, Buffer.concat(chunks).toString('utf8')));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    calls = 0;
    clock = 0;
  });

  const open = (settings: Partial<EndpointSettings> = {}): LanguageModel =>
    chatEndpoint({ url, key: 'secret', model: 'small', clock: () => clock, timeoutMs: 2_000, ...settings });
  const says = (content: unknown) => {
    handle = (_, response) => response.end(answer(content));
  };

  it('asks with the key and the name of the model, and keeps task and material apart', async () => {
    let seen: { path: string | undefined; key: string | undefined; body: unknown } | undefined;
    handle = (request, response, body) => {
      seen = { path: request.url, key: request.headers.authorization, body: JSON.parse(body) };
      response.end(answer(' hello '));
    };
    expect(await open().complete(REQUEST)).to.deep.equal({ outcome: 'used', text: 'hello' });
    expect(seen).to.deep.equal({
      path: '/v1/chat/completions',
      key: 'Bearer secret',
      body: {
        model: 'small',
        temperature: 0,
        max_tokens: 50,
        messages: [
          { role: 'system', content: 'Translate.' },
          { role: 'user', content: 'hola' },
        ],
      },
    });
  });

  it('does without an endpoint that stalls, before or within its answer', async () => {
    handle = () => undefined;
    expect((await open({ timeoutMs: 50 }).complete(REQUEST)).outcome).to.equal('slow');
    handle = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"choices": [');
    };
    expect((await open({ timeoutMs: 50 }).complete(REQUEST)).outcome).to.equal('slow');
  });

  for (const [what, misbehave] of Object.entries<(response: ServerResponse) => void>({
    'breaks off within its answer': (response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"choices": [');
      setImmediate(() => response.destroy());
    },
    'answers without end': (response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
    'answers with something else than JSON': (response) => response.end('<html>busy</html>'),
    'answers with other JSON': (response) => response.end('{"error": "no such model"}'),
    'answers with no choice': (response) => response.end('{"choices": []}'),
    'answers with content that is no text': (response) => response.end(answer([{ type: 'text', text: 'hello' }])),
    'redirects to somebody else': (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/v1' }).end(),
    refuses: (response) => response.writeHead(401).end('{"error": "key"}'),
    fails: (response) => response.writeHead(500).end(answer('hello')),
  }))
    it(`does without an endpoint that ${what}`, async () => {
      handle = (_, response) => misbehave(response);
      expect((await open().complete(REQUEST)).outcome).to.equal('failed');
      expect(calls, 'asked once').to.equal(1);
    });

  it('calls an empty answer empty', async () => {
    says('  \n');
    expect(await open().complete(REQUEST)).to.deep.equal({ outcome: 'empty' });
  });

  it('gives it a rest after three failures, and asks once when that is over', async () => {
    handle = (_, response) => response.writeHead(500).end();
    const model = open({ restMs: 1_000 });
    for (let at = 0; at < 3; at += 1) expect((await model.complete(REQUEST)).outcome).to.equal('failed');
    expect((await model.complete(REQUEST)).outcome).to.equal('resting');
    expect(calls).to.equal(3);
    clock = 1_000;
    const both = await Promise.all([model.complete(REQUEST), model.complete(REQUEST)]);
    expect(both.map(({ outcome }) => outcome)).to.have.members(['failed', 'resting']);
    expect(calls).to.equal(4);
    clock = 2_000;
    says('hello');
    expect((await model.complete(REQUEST)).outcome).to.equal('used');
    expect((await model.complete(REQUEST)).outcome, 'trusted again').to.equal('used');
  });

  it('gives up what is under way when the process ends', async () => {
    const stopping = new AbortController();
    handle = () => stopping.abort();
    expect((await open({ stopping: stopping.signal }).complete(REQUEST)).outcome).to.equal('failed');
  });
});
