import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { EditableArticle, HelpSearchAnswer } from '../../protocol/api.ts';
import { connectShopper, newShopper, signIn } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { say } from './transcript.ts';

describe('an editor publishes', function () {
  this.timeout(60_000);
  let server: TestServer;
  let cookie: string;
  const address = () => `${server.url}/v1/articles/en/wallet-top-up`;

  before(async () => {
    server = await startServer();
    cookie = await signIn(server.url, 'editor@example.com');
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  it('and the page, the search and the chat have it at once', async () => {
    const before = (await (await fetch(address(), { headers: { cookie } })).json()) as EditableArticle;
    const response = await fetch(address(), {
      method: 'PUT',
      headers: { cookie },
      body: JSON.stringify({
        title: before.title,
        topic: before.topic,
        body: 'Top up with **zorblax vouchers** at any kiosk.\n\n<script>alert(1)</script>',
        phrasings: [...before.phrasings, 'where can i use a zorblax voucher'],
        baseRevision: before.revision,
      }),
    });
    expect(response.status).to.equal(200);
    const { title, topic, body, phrasings, passages = [] } = before;
    expect(passages.length).to.be.above(0);
    // It follows the releases no more, and the editor sees what shipped.
    expect(await response.json()).to.deep.equal({
      revision: before.revision + 1,
      shipped: { title, topic, body, phrasings, passages },
    });

    const page = await (await fetch(`${server.url}/help/en/wallet-top-up`)).text();
    expect(page).to.include('<strong>zorblax vouchers</strong>');
    expect(page).to.not.include('<script>alert');

    const found = await fetch(`${server.url}/v1/help/search?locale=en&q=zorblax+voucher`);
    expect(((await found.json()) as HelpSearchAnswer).hits[0]?.slug).to.equal('wallet-top-up');

    const { client, conversationId } = await newShopper(server.url);
    const answer = await say(client, conversationId, 'where can i use a zorblax voucher');
    expect(answer.text).to.include('zorblax vouchers');
    client.close();
  });

  it('and is told when somebody else was quicker', async () => {
    const response = await fetch(address(), {
      method: 'PUT',
      headers: { cookie },
      body: JSON.stringify({ title: 'x', topic: 'wallet', body: 'y', phrasings: [], baseRevision: 1 }),
    });
    expect(response.status).to.equal(409);
    expect(((await response.json()) as { error: { code: string; data: object } }).error).to.deep.include({
      code: 'article_conflict',
      data: { revision: 2 },
    });
  });

  it('but an agent may not', async () => {
    const agent = await signIn(server.url, 'agent@example.com');
    const response = await fetch(address(), { headers: { cookie: agent } });
    expect(response.status).to.equal(403);
  });
});

describe('a marketplace vouches for its shoppers by a published key', function () {
  this.timeout(60_000);

  it('and only with that key, for us, and for a time', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const stranger = await generateKeyPair('ES256');
    const keys = createServer(async (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] }));
    });
    keys.listen(0, '127.0.0.1');
    await once(keys, 'listening');
    const server = await startServer({
      env: { IDENTITY_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys` },
    });
    const token = (key: CryptoKey, audience: string, expires: string | undefined) => {
      const jwt = new SignJWT({ name: 'Nguyễn Mai', locale: 'vi-VN' })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setSubject('shopper-7')
        .setAudience(audience);
      return (expires === undefined ? jwt : jwt.setExpirationTime(expires)).sign(key);
    };
    const open = async (identity: string) => {
      const response = await fetch(`${server.url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
      return { status: response.status, body: (await response.json()) as { token: string; error?: { code: string } } };
    };

    const right = await open(await token(privateKey, 'kaunter', '5m'));
    expect(right.status).to.equal(201);
    const shopper = await connectShopper(server.url, right.body.token);
    const { messages, conversation } = await shopper.ask('conversation:open', {});
    expect(conversation.locale).to.equal('vi');
    expect(messages[0]?.text).to.include('Nguyễn Mai');
    shopper.close();

    for (const wrong of [
      await token(stranger.privateKey, 'kaunter', '5m'),
      await token(privateKey, 'another', '5m'),
      await token(privateKey, 'kaunter', '-1h'),
      await token(privateKey, 'kaunter', undefined),
      'not.a.token',
    ]) {
      const { status, body } = await open(wrong);
      expect(status).to.equal(401);
      expect(body.error?.code).to.equal('identity_invalid');
    }
    await server.stop();
    server.discard();
    keys.close();
  });
});
