import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { httpLedger } from '../../../../disputes/marketplace/http-ledger.ts';
import { httpOrders, type OrderContact } from '../../../../disputes/marketplace/http-orders.ts';
import { type MarketplaceClient, marketplaceClient } from '../../../../disputes/marketplace/marketplace-client.ts';
import { visitorIdOf } from '../../../../people/identity/marketplace-identity.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';
import { checkSignature, signedHeaders } from '../../../../transport/signed-calls.ts';

const SECRET = 's'.repeat(32);
const NOW = Date.parse('2026-03-04T02:00:00Z');

const LINE = {
  orderId: 'A/1',
  lineId: '1',
  title: 'Teapot',
  buyer: { id: 'mai', name: 'Mai' },
  seller: { id: 'shop', name: 'Teh & Co' },
  currency: 'MYR',
  paid: 4200,
  paidAt: '2026-03-01T10:00:00+08:00',
  deliveredAt: null,
};

describe('the marketplace by HTTP', () => {
  let server: Server;
  let url: string;
  let at = NOW;
  let client: MarketplaceClient;
  const calls: { method: string; path: string; body: string; headers: IncomingMessage['headers'] }[] = [];
  let answer: (call: number) => { status: number; body?: unknown; page?: string } | 'hang';

  before(async () => {
    server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      for await (const part of request) body += String(part);
      calls.push({ method: request.method ?? '', path: request.url ?? '', body, headers: request.headers });
      const given = answer(calls.length);
      if (given === 'hang') return;
      response.writeHead(given.status, { 'content-type': given.page === undefined ? 'application/json' : 'text/html' });
      response.end(given.page ?? (given.body === undefined ? '' : JSON.stringify(given.body)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kaunter`;
  });
  after((done) => {
    server.closeAllConnections();
    server.close(done);
  });
  beforeEach(() => {
    calls.length = 0;
    at = NOW;
    answer = () => ({ status: 200, body: { lines: [LINE] } });
    client = marketplaceClient({ url, secret: SECRET, now: () => at, timeoutMs: 60, pauseMs: 1 });
  });

  const introduced: OrderContact[] = [];
  const orders = () =>
    httpOrders(client, {
      subjectOf: async (id) => (id === visitorIdOf('mai') ? 'mai' : undefined),
      introduce: async (party) => void introduced.push(party),
    });
  const mai = { role: 'buyer', id: visitorIdOf('mai') } as const;
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'accepted',
      (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
    );

  it('asks with a signature that the marketplace can check', async () => {
    await orders().find('A/1', '1', mai);
    const [call] = calls;
    if (call === undefined) throw new Error('no call');
    expect(call.path).to.equal('/kaunter/orders/A%2F1?account=mai&role=buyer');
    checkSignature(SECRET, NOW, { method: 'GET', path: call.path, body: '' }, call.headers);
    const changed = { method: 'GET', path: call.path.replace('mai', 'eve'), body: '' };
    expect(() => checkSignature(SECRET, NOW, changed, call.headers)).to.throw(CodedError);
    expect(() => checkSignature(SECRET, NOW + 300_001, { ...changed, path: call.path }, call.headers)).to.throw(
      CodedError,
    );
  });

  it('gives the viewer’s own lines, with our own names for the accounts', async () => {
    const [line] = await orders().listOwn(mai, 10);
    expect(line).to.deep.include({ orderId: 'A/1', paid: 4200, paidAt: Date.parse(LINE.paidAt), deliveredAt: null });
    expect(line?.buyer).to.deep.equal({ id: mai.id, name: 'Mai' });
  });

  it('reads what it is told of orders, leaves out what it cannot read, and does without', async () => {
    const told = {
      orderId: 'A/1',
      state: 'shipped',
      courier: { name: 'Pos Laju', url: 'javascript:alert(1)' },
      actions: [
        { action: 'cancel', call: true },
        { action: 'track', url: 'https://c.example/1' },
        { action: 'invoice' },
        { action: 'explode', call: true },
      ],
    };
    answer = () => ({
      status: 200,
      body: { lines: [{ ...LINE, picture: 'https://p.example/1.jpg' }], orders: [told, { nonsense: 1 }] },
    });
    const order = await orders().one('A/1', mai);
    expect(order?.facts).to.deep.equal({
      state: 'shipped',
      courier: { name: 'Pos Laju' },
      acts: [
        { act: 'cancel', call: true },
        { act: 'track', url: 'https://c.example/1' },
      ],
    });
    expect(order?.pictures).to.deep.equal({ '1': 'https://p.example/1.jpg' });
    expect(order?.lines[0]).to.not.have.property('picture');
    answer = () => ({ status: 200, body: { lines: [LINE], orders: 'none' } });
    expect((await orders().own(mai))[0]?.facts).to.deep.equal({ acts: [] });
  });

  it('asks for an act under its key, and knows done, refused and unknown apart', async () => {
    const act = () => orders().act('A/1', mai, { act: 'change-address', address: '12 Jalan' }, 'k-1');
    answer = () => ({ status: 200, body: { result: 'done' } });
    expect(await act()).to.deep.equal({ result: 'done' });
    const [call] = calls;
    expect(call).to.include({ method: 'POST', path: '/kaunter/orders/A%2F1/actions' });
    expect(call?.headers['idempotency-key']).to.equal('k-1');
    expect(JSON.parse(call?.body ?? '')).to.deep.equal({
      action: 'change-address',
      account: 'mai',
      role: 'buyer',
      address: '12 Jalan',
    });
    answer = () => ({ status: 200, body: { result: 'refused', code: 'shipped' } });
    expect(await act()).to.deep.equal({ result: 'refused', why: 'shipped' });
    answer = () => ({ status: 200, body: { result: 'refused', code: 'full moon' } });
    expect(await act()).to.deep.equal({ result: 'refused', why: 'other' });
    answer = () => ({ status: 409 });
    expect(await act()).to.deep.equal({ result: 'refused', why: 'other' });
    answer = () => ({ status: 200, body: { ok: true } });
    expect(await act()).to.deep.equal({ result: 'unknown' });
    answer = () => ({ status: 503 });
    expect(await act()).to.deep.equal({ result: 'unknown' });
  });

  it('asks by a second fact in the body, where no log keeps it, and learns where letters to the guest go', async () => {
    const contact = { email: 'mai@example.com', locale: 'vi-VN' };
    answer = () => ({ status: 200, body: { lines: [LINE], contact } });
    const [line] = await orders().linesByFact('A/1', 'mai@example.com');
    expect(line?.buyer.id).to.equal(mai.id);
    const [call] = calls;
    expect([call?.path, call?.body]).to.deep.equal(['/kaunter/orders/A%2F1/by-fact', '{"fact":"mai@example.com"}']);
    expect(introduced).to.deep.equal([{ subject: 'mai', name: 'Mai', email: 'mai@example.com', locale: 'vi' }]);
  });

  it('takes no other order, and none of two buyers, for a proof', async () => {
    answer = () => ({ status: 200, body: { lines: [{ ...LINE, orderId: 'A/2' }] } });
    expect(await orders().linesByFact('A/1', 'x')).to.deep.equal([]);
    answer = () => ({ status: 200, body: { lines: [LINE, { ...LINE, buyer: { id: 'eve', name: 'Eve' } }] } });
    expect(await orders().linesByFact('A/1', 'x')).to.deep.equal([]);
    answer = () => ({ status: 404 });
    expect(await orders().linesByFact('A/1', 'x')).to.deep.equal([]);
  });

  it('gives nothing away, whatever the marketplace answers: foreign, unknown and never seen are alike', async () => {
    answer = () => ({ status: 200, body: { lines: [{ ...LINE, buyer: { id: 'eve', name: 'Eve' } }] } });
    expect(await orders().find('A/1', '1', mai)).to.equal(undefined);
    answer = () => ({ status: 404 });
    expect(await orders().find('A/1', '1', mai)).to.equal(undefined);
    expect(await orders().listOwn({ role: 'buyer', id: visitorIdOf('eve') }, 10)).to.deep.equal([]);
  });

  it('tries again after a fault and after silence', async () => {
    answer = (call) => (call === 1 ? { status: 502 } : call === 2 ? 'hang' : { status: 200, body: { lines: [LINE] } });
    expect(await orders().listOwn(mai, 10)).to.have.length(1);
    expect(calls).to.have.length(3);
  });

  it('says so where the answer makes no sense', async () => {
    answer = () => ({ status: 200, body: { lines: [{ ...LINE, paid: 41.5 }] } });
    expect(await codeOf(orders().listOwn(mai, 10))).to.equal('orders_unavailable');
  });

  it('rests after five failures without a call, and lets one through when the rest is over', async () => {
    answer = () => ({ status: 500 });
    for (let index = 0; index < 5; index += 1)
      expect(await codeOf(orders().listOwn(mai, 10))).to.equal('orders_unavailable');
    const before = calls.length;
    expect(await codeOf(orders().listOwn(mai, 10))).to.equal('orders_unavailable');
    expect(calls.length, 'no call while it rests').to.equal(before);
    at += 15_000;
    answer = () => ({ status: 200, body: { lines: [LINE] } });
    expect(await orders().listOwn(mai, 10)).to.have.length(1);
  });

  it('takes a page that says no for an answer: mistyped order numbers leave the orders readable for everybody else', async () => {
    const page = '<!doctype html><title>Not found</title>';
    answer = () => ({ status: 404, page });
    for (let index = 0; index < 6; index += 1) expect(await orders().find('AC-OOPS', '1', mai)).to.equal(undefined);
    expect(calls, 'no try is repeated').to.have.length(6);
    answer = () => ({ status: 200, body: { lines: [LINE] } });
    expect(await orders().listOwn(mai, 10)).to.have.length(1);
    for (const status of [400, 401, 403]) {
      answer = () => ({ status, page });
      for (let index = 0; index < 3; index += 1)
        expect(await codeOf(orders().listOwn(mai, 10)), String(status)).to.equal('orders_unavailable');
    }
    answer = () => ({ status: 200, body: { lines: [LINE] } });
    expect(await orders().listOwn(mai, 10), 'none of it was an outage').to.have.length(1);
  });

  it('learns from each line how both of its parties are reached, and from no line of somebody else', async () => {
    introduced.length = 0;
    const line = {
      ...LINE,
      buyer: { ...LINE.buyer, contact: { email: 'not an address', phone: '+60123', locale: 'zh-TW' } },
      seller: { ...LINE.seller, contact: { email: 'shop@example.com' } },
    };
    const foreign = { ...line, buyer: { id: 'eve', name: 'Eve', contact: { email: 'eve@example.com' } } };
    answer = () => ({ status: 200, body: { lines: [line, foreign] } });
    expect(await orders().listOwn(mai, 10)).to.have.length(1);
    expect(introduced).to.deep.equal([
      { subject: 'mai', name: 'Mai', email: undefined, phone: '+60123', locale: 'zh-Hant' },
      { subject: 'shop', name: 'Teh & Co', email: 'shop@example.com' },
    ]);
  });

  it('hands movements of money over under their key, and repeats none under another', async () => {
    const intent = { kind: 'refund', to: 'buyer', minor: 4200, currency: 'MYR', key: 'case/refund' } as const;
    answer = (call) => (call === 1 ? 'hang' : { status: 202, body: { result: 'accepted' } });
    expect(await httpLedger(client).submit('case', intent)).to.deep.equal({ result: 'accepted' });
    expect(new Set(calls.map(({ headers }) => headers['idempotency-key']))).to.deep.equal(new Set(['case/refund']));
    expect(JSON.parse(calls[0]?.body ?? '')).to.deep.equal({ ...intent, caseId: 'case' });
    answer = () => ({ status: 200, body: { result: 'failed', code: 'card_gone' } });
    expect(await httpLedger(client).submit('case', intent)).to.deep.equal({ result: 'failed', code: 'card_gone' });
    answer = () => ({ status: 500 });
    expect(await httpLedger(client).submit('case', intent)).to.deep.equal({
      result: 'failed',
      code: 'ledger_unreachable',
    });
  });

  it('signs a call the same way both ways', () => {
    const headers = signedHeaders(SECRET, NOW, 'POST', '/v1/marketplace/events', '{}');
    checkSignature(SECRET, NOW, { method: 'POST', path: '/v1/marketplace/events', body: '{}' }, headers);
    expect(() =>
      checkSignature('x'.repeat(32), NOW, { method: 'POST', path: '/v1/marketplace/events', body: '{}' }, headers),
    ).to.throw(CodedError);
  });
});
