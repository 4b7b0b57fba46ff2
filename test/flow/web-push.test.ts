import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { demoShopper, newAgent, newShopper } from '../support/clients.ts';
import { startPushService } from '../support/push-service.ts';
import { brokenJars, raiseStage, type Stage } from './dispute-stage.ts';
import { clientId } from './transcript.ts';

describe('a browser that asked to be told', function () {
  this.timeout(60_000);
  let service: Awaited<ReturnType<typeof startPushService>>;
  let stage: Stage;
  before(async () => {
    service = await startPushService();
    stage = await raiseStage('auracart', { PUSH_HOSTS: service.host, MAIL_FROM: 'AuraCart <help@example.com>' });
  });
  after(async () => {
    await stage.close();
    await service.close();
  });

  /** Time enough to have read it on a page. */
  const settles = () => stage.passes(9_000);

  it('is told of an answer that nobody reads, in its language, without a word of it, signed with our keys', async () => {
    const phone = service.newBrowser();
    expect((await stage.buyer.post('/v1/push/subscriptions', phone.subscription)).status).to.equal(201);
    const { client, conversationId } = await demoShopper(stage.url);
    await client.ask('handoff:request', { conversationId });
    client.close();
    const agent = await newAgent(stage.url);
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'Your secret jar is found.' });
    settles();
    const { message, headers } = await service.push(({ path }) => path === phone.path);
    expect(message).to.include({ title: 'AuraCart', url: '/inbox?lang=vi', lang: 'vi' });
    expect(message.body).to.include('đã trả lời bạn').and.not.include('jar');
    const [, jwt = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(String(headers.authorization)) ?? [];
    expect(key).to.equal((await stage.buyer.get<{ publicKey: string }>('/v1/push')).body.publicKey);
    const point = Buffer.from(key, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
    const jwk = await importJWK({ kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, decodeProtectedHeader(jwt).alg);
    const { payload } = await jwtVerify(jwt, jwk, { audience: `http://${service.host}` });
    expect(payload.sub).to.equal('mailto:help@example.com');
    settles();
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'One more thing.' });
    settles();
    await service.push(() => service.pushes.length === 2);
    agent.close();
  });

  it('is not told of what was read in the chat, nor of anything once its owner has turned it off', async () => {
    const phone = service.newBrowser();
    await stage.buyer.post('/v1/push/subscriptions', phone.subscription);
    const { client, conversationId } = await demoShopper(stage.url);
    const agent = await newAgent(stage.url);
    await agent.ask('handoff:pick', { conversationId }).catch(() => undefined);
    const { seq } = await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'Read this.' });
    await client.ask('message:read', { conversationId, seq });
    settles();
    const { endpoint } = phone.subscription;
    expect((await stage.neighbour.post('/v1/push/subscriptions/remove', { endpoint })).status).to.equal(200);
    const other = service.newBrowser();
    await stage.neighbour.post('/v1/push/subscriptions', other.subscription);
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'And this.' });
    settles();
    await service.push(({ path }) => path === phone.path);
    expect(
      service.pushes.filter(({ path }) => path === phone.path),
      'one for what was not read',
    ).to.have.length(1);
    expect(
      service.pushes.filter(({ path }) => path === other.path),
      'somebody else',
    ).to.have.length(0);
    await stage.buyer.post('/v1/push/subscriptions/remove', { endpoint });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'Nor this.' });
    settles();
    const [before] = [service.pushes.length];
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(service.pushes.slice(before).filter(({ path }) => path === phone.path)).to.deep.equal([]);
    for (const one of [client, agent]) one.close();
  });

  it('of a guest is told while a person has their chat, without a name or a word, and forgotten once it is over', async () => {
    const phone = service.newBrowser();
    const { client, token, conversationId } = await newShopper(stage.url, 'vi');
    const asGuest = (path: string, body: object) =>
      fetch(stage.url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${token}` },
      });
    await client.ask('handoff:request', { conversationId });
    expect((await asGuest('/v1/push/subscriptions', phone.subscription)).status).to.equal(201);
    client.close();
    const agent = await newAgent(stage.url);
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'Order AC-1009 is found.' });
    settles();
    const { message } = await service.push(({ path }) => path === phone.path);
    expect(message).to.deep.equal({
      ...{ title: 'AuraCart', body: 'Bạn có câu trả lời trong khung chat.', url: '/help/vi/#chat', tag: 'news' },
      lang: 'vi',
    });
    await agent.ask('conversation:close', { conversationId, resolution: 'solved' });
    stage.passes(11 * 60_000);
    const kept = () => {
      const database = new Sqlite(join(stage.dataDir, 'kaunter.db'), { readonly: true });
      const rows = database.prepare('select * from push_subscription where guest_until is not null').all();
      database.close();
      return rows.length;
    };
    for (let tries = 0; kept() > 0; tries += 1) {
      if (tries > 200) throw new Error('the browser of a guest is still known');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    agent.close();
  });

  it('hears of a case, later where the service was away at first', async () => {
    const seller = stage.seller('Kedai Dapur Mei');
    const phone = service.newBrowser();
    await seller.post('/v1/push/subscriptions', { ...phone.subscription, locale: 'ms' });
    service.answers(503);
    expect(await brokenJars(stage)).to.match(/^KD-/);
    settles();
    await new Promise((resolve) => setTimeout(resolve, 300));
    service.answers(201);
    const { message } = await service.push(({ path }) => path === phone.path);
    expect(message.lang).to.equal('ms');
    expect(message.title).to.not.equal('');
  });

  it('is refused where its endpoint is none of a push service, or its keys are none', async () => {
    const { subscription } = service.newBrowser();
    const refused = async (change: object) =>
      (await stage.buyer.post('/v1/push/subscriptions', { ...subscription, ...change })).body.error?.code;
    expect(await refused({ endpoint: `${stage.url}/v1/mail/inbound` })).to.equal('request_malformed');
    expect(await refused({ endpoint: 'https://127.0.0.1/x' })).to.equal('request_malformed');
    expect(await refused({ keys: { ...subscription.keys, auth: 'short' } })).to.equal('request_malformed');
  });
});
