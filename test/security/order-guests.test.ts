import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { io } from 'socket.io-client';
import type { OrderSession } from '../../protocol/dispute-access.ts';
import type { DisputeList } from '../../protocol/dispute-list.ts';
import type { OrderLineView } from '../../protocol/dispute-opening.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { type Answer, raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { connectShopper } from '../support/clients.ts';

const MINUTE = 60_000;
const OPENING = {
  reason: 'missing',
  details: 'The lid is broken.',
  delivery: 'signed',
  wanted: { kind: 'full-refund' },
  files: [],
};

describe('guests and their one order', function () {
  this.timeout(60_000);
  let stage: Stage;

  before(async () => {
    stage = await raiseStage('auracart', { RATE_LIMIT_FACTOR: '1' });
  });
  after(() => stage.close());
  // A quarter of an hour later all tries of the test before are forgotten.
  beforeEach(() => stage.passes(16 * MINUTE));

  const call = async <T>(
    token: string | undefined,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer<T>> => {
    const response = await fetch(stage.url + path, {
      method,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer<T>['body'] };
  };
  const visitor = async () => (await call<{ token: string }>(undefined, 'POST', '/v1/visitors', {})).body.token;
  const prove = async (orderId: string, fact: string, token?: string) =>
    call<OrderSession>(token ?? (await visitor()), 'POST', '/v1/order-sessions', { orderId, fact });
  const open = (token: string, orderId: string, more: object = {}) =>
    call<{ dispute: DisputeView }>(token, 'POST', '/v1/disputes', {
      ...OPENING,
      orderId,
      lineId: `${orderId}-1`,
      submissionKey: randomUUID(),
      ...more,
    });

  it('get in by e-mail address, phone number or postcode, however they write it', async () => {
    for (const fact of [' MAI@example.com', '+60 12 3456789', '012-345 6789', '50450'])
      expect((await prove('AC-1009', fact)).status, fact).to.equal(201);
  });

  it('are told the same, whether the fact is wrong, somebody else’s, or the order does not exist', async () => {
    const answers = await Promise.all([
      prove('AC-1009', 'eve@example.com'),
      prove('AC-1009', 'aina@example.com'),
      prove('AC-9999', 'mai@example.com'),
      prove('AC-2001', 'mai@example.com'),
    ]);
    for (const answer of answers) expect(answer).to.deep.equal(answers[0]);
    expect([answers[0]?.status, answers[0]?.body.error?.code]).to.deep.equal([404, 'order_not_found']);
  });

  it('try five times in a quarter of an hour, be it as one visitor or as many from one address', async () => {
    const token = await visitor();
    for (let tries = 0; tries < 5; tries += 1)
      expect((await prove('AC-1009', `5045${tries + 1}`, token)).status).to.equal(404);
    expect((await prove('AC-1009', '50450', token)).body.error?.code, 'the right one').to.equal('rate_limited');
    expect((await prove('AC-1009', '50450')).body.error?.code, 'a new visitor').to.equal('rate_limited');
    stage.passes(16 * MINUTE);
    expect((await prove('AC-1009', '50450', token)).status).to.equal(201);
  });

  it('are limited in the chat by the same count of their address', async () => {
    for (let tries = 0; tries < 5; tries += 1) await prove('AC-1009', `5045${tries + 1}`);
    const shopper = await connectShopper(stage.url, await visitor());
    const { conversation } = await shopper.ask('conversation:open', {});
    const send = (text: string) =>
      shopper.ask('message:send', { conversationId: conversation.id, clientId: randomUUID(), text });
    const said = (words: string) =>
      shopper.next('message:new', ({ message }) => message.text?.includes(words) === true);
    const asked = said('make sure that order AC-1009');
    await send('open a dispute for AC-1009');
    await asked;
    const limited = said('too many tries');
    await send('50450');
    await limited;
    shopper.close();
  });

  it('open and follow a case on this order, and see, hear and do nothing else of the account', async () => {
    const { token } = (await prove('AC-1009', '50450')).body;
    const opened = await open(token, 'AC-1009');
    expect(opened.status).to.equal(201);
    const { number } = opened.body.dispute;
    expect(
      (await call<DisputeList>(token, 'GET', '/v1/disputes')).body.disputes.map((each) => each.number),
    ).to.deep.equal([number]);
    // The buyer's other order is in dispute as well.
    const files = [{ fileId: await stage.buyer.uploads(), kind: 'photo' as const }];
    const other = await stage.buyer.opens({
      orderId: 'AC-1027',
      lineId: 'AC-1027-1',
      reason: 'damaged',
      wanted: { kind: 'full-refund' },
      files,
    });
    expect(other).to.match(/^KD-/);
    expect((await call<DisputeList>(token, 'GET', '/v1/disputes')).body.disputes).to.have.length(1);
    expect((await call(token, 'GET', `/v1/disputes/${other}`)).body.error?.code).to.equal('dispute_not_found');
    const act = { action: 'cancel', data: { confirmed: true } };
    expect((await call(token, 'POST', `/v1/disputes/${other}/actions`, act)).body.error?.code).to.equal(
      'dispute_not_found',
    );
    expect((await open(token, 'AC-1018')).body.error?.code).to.equal('order_not_found');
    const { lines } = (await call<{ lines: OrderLineView[] }>(token, 'GET', '/v1/orders')).body;
    expect(lines.map((line) => line.orderId)).to.deep.equal(['AC-1009']);
    const { notices } = (await call<{ notices: { disputeNumber: string }[] }>(token, 'GET', '/v1/notices')).body;
    expect(new Set(notices.map((notice) => notice.disputeNumber))).to.deep.equal(new Set([number]));
    const { unread } = (await call<{ unread: number }>(token, 'GET', '/v1/notices/unread')).body;
    expect(unread, 'of other orders nothing is counted').to.equal(notices.length);
    const signedIn = await stage.buyer.sees(number);
    expect(signedIn.number, 'the account sees the guest’s case').to.equal(number);
  });

  it('hear of their case by the socket, and get no conversation of the account', async () => {
    const { token } = (await prove('AC-1015', 'mai@example.com')).body;
    const opened = await open(token, 'AC-1015', {
      reason: 'not-received',
      wanted: { kind: 'full-refund' },
      delivery: 'not-received',
    });
    expect(opened.body.error?.code, 'not due yet').to.equal('opening_not_yet');
    const socket = io(`${stage.url}/shopper`, { auth: { token }, transports: ['websocket'], reconnection: false });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    const answer = (await socket.emitWithAck('conversation:open', {})) as { ok: boolean; error?: { code: string } };
    expect(answer.error?.code).to.equal('permission_denied');
    const tickets = await fetch(`${stage.url}/v1/inbox/tickets`, { headers: { authorization: `Bearer ${token}` } });
    expect(tickets.status).to.equal(403);
    const form = new FormData();
    const typed = { form: 'form-of-a-page-0001', topic: 'orders', message: 'Into whose chat?', token };
    for (const [name, value] of Object.entries(typed)) form.append(name, value);
    expect((await fetch(`${stage.url}/help/en/contact`, { method: 'POST', body: form })).status).to.equal(403);
    socket.close();
  });

  it('who come by a letter’s link are held to the order of that case, too', async () => {
    const [mine] = (await stage.buyer.lists()).disputes;
    const { url } = (await stage.buyer.post<{ url: string }>(`/v1/disputes/${mine?.number}/links`)).body;
    const { token } = (await call<{ token: string }>(undefined, 'POST', '/v1/dispute-sessions', { link: url })).body;
    const { disputes } = (await call<DisputeList>(token, 'GET', '/v1/disputes')).body;
    expect(disputes.map((each) => each.number)).to.deep.equal([mine?.number]);
    expect((await stage.buyer.lists()).disputes.length).to.be.greaterThan(1);
  });

  it('open at most three cases an hour, and an order that is none is none of them', async () => {
    stage.passes(61 * MINUTE);
    const { token } = (await prove('AC-1009', '50450')).body;
    const codes: (string | undefined)[] = [];
    for (let tries = 0; tries < 4; tries += 1) codes.push((await open(token, 'AC-1009')).body.error?.code);
    expect(codes).to.deep.equal(['line_in_dispute', 'line_in_dispute', 'line_in_dispute', 'rate_limited']);
  });
});
