import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { signedHeaders } from '../../transport/signed-calls.ts';
import { raiseStage, type Stage } from './dispute-stage.ts';

const SECRET = 'a-secret-that-both-sides-know-well';

describe('a marketplace of one’s own behind the disputes', function () {
  this.timeout(60_000);
  let shop: Server;
  let stage: Stage;
  const moved: { key: string; kind: string; minor: number }[] = [];
  const line = {
    orderId: 'M-1',
    lineId: '1',
    title: 'Teapot',
    currency: 'MYR',
    paid: 10_000,
    buyer: { id: 'demo-shopper', name: 'Mai' },
    seller: { id: 'demo-seller-kopi-kita', name: 'Kopi Kita' },
    paidAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    deliveredAt: new Date(Date.now() - 86_400_000).toISOString(),
  };

  before(async () => {
    shop = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      const answer = () => {
        if (request.method === 'GET') return { lines: [line, { ...line, orderId: 'M-2' }] };
        moved.push(JSON.parse(body) as (typeof moved)[number]);
        return { result: 'accepted' };
      };
      // In two steps: restify changes what `writeHead` gives back, for every server of the process.
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer()));
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    stage = await raiseStage('auracart', {
      ORDERS_URL: url,
      LEDGER_URL: `${url}/money`,
      MARKETPLACE_SECRET: SECRET,
      RATE_LIMIT_FACTOR: '1',
    });
  });
  after(async () => {
    await stage.close();
    shop.closeAllConnections();
    shop.close();
  });

  const reports = async (dispute: string, event: string, data: object, secret = SECRET) => {
    const body = JSON.stringify({ dispute, event, data });
    const path = '/v1/marketplace/events';
    const headers = signedHeaders(secret, stage.at(), 'POST', path, body);
    const response = await fetch(stage.url + path, { method: 'POST', body, headers });
    const answer = (await response.json()) as { state?: string; error?: { code: string } };
    return answer.error?.code ?? answer.state;
  };

  it('opens on its orders, and closes when its ledger says that the money has moved', async () => {
    const number = await stage.buyer.opens({
      orderId: 'M-1',
      lineId: '1',
      reason: 'missing',
      wanted: { kind: 'full-refund' },
    });
    expect(await stage.seller('Kopi Kita').does(number, 'approve', { version: 1 })).to.equal('remedy');
    const { id } = await stage.supervisor.sees(number);
    const paid = () => moved.filter((each) => each.kind === 'refund');
    for (let tries = 0; tries < 200 && paid().length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(paid()).to.have.length(1);
    expect((await stage.supervisor.sees(number)).state, 'accepted is not done').to.equal('remedy');
    expect(await reports(number, 'remedy-done', { key: `${id}/refund` }, 'x'.repeat(40))).to.equal('signature_invalid');
    expect(await reports(number, 'remedy-done', { key: `${id}/refund` })).to.equal('closed');
    expect(await reports(number, 'remedy-done', { key: `${id}/refund` })).to.equal('dispute_closed');
    expect(await reports(number, 'open', {})).to.equal('request_malformed');
  });

  it('takes as many reports a minute as its systems make', async () => {
    const number = await stage.buyer.opens({
      orderId: 'M-2',
      lineId: '1',
      reason: 'missing',
      wanted: { kind: 'full-refund' },
    });
    const answers = new Set<string | undefined>();
    for (let index = 0; index < 130; index += 1) answers.add(await reports(number, 'remedy-done', { key: 'none' }));
    expect([...answers]).to.deep.equal(['action_not_in_state']);
  });

  it('answers alike for what is foreign and what does not exist', async () => {
    const claim = { reason: 'missing', wanted: { kind: 'full-refund' }, submissionKey: randomUUID() };
    expect(await stage.neighbour.opens({ ...claim, orderId: 'M-1', lineId: '1' })).to.equal('order_not_found');
    expect(await stage.neighbour.opens({ ...claim, orderId: 'M-9', lineId: '1' })).to.equal('order_not_found');
  });
});
