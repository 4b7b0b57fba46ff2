import { expect } from 'chai';
import { createPostgresDatabase } from '../support/databases.ts';
import { DEMO_PASSWORD, startServer, type TestServer } from '../support/server.ts';

/** PostgreSQL keeps no NUL: what the doors let through would end as a fault of ours. */
describe('texts that PostgreSQL refuses', function () {
  this.timeout(60_000);
  let server: TestServer;
  let drop: () => Promise<void> = async () => undefined;

  before(async function () {
    const created = await createPostgresDatabase();
    if (created === undefined) return this.skip();
    drop = created.drop;
    server = await startServer({ env: { DATABASE_URL: created.url } });
  });
  after(async () => {
    await server?.stop();
    server?.discard();
    await drop();
  });

  it('are no fault of the server at any door that takes JSON or asks by name', async () => {
    const { identity } = (await (await fetch(`${server.url}/v1/demo/identity`)).json()) as { identity: string };
    const answer = async (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      fetch(
        server.url + path,
        body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
      );
    const session = (await (await answer('/v1/sessions', { identity })).json()) as { token: string };
    const own = { authorization: `Bearer ${session.token}` };
    const opened = await answer(
      '/v1/disputes',
      {
        submissionKey: 'form-\u0000-one',
        orderId: 'AC-1009',
        lineId: 'AC-1009-1',
        reason: 'missing',
        details: 'Two of three\u0000 are missing \ud83d.',
        delivery: 'signed',
        wanted: { kind: 'full-refund' },
        files: [],
      },
      own,
    );
    expect(opened.status).to.equal(201);
    const { dispute } = (await opened.json()) as { dispute: { number: string; details: string } };
    const said = await answer(
      `/v1/disputes/${dispute.number}/messages`,
      { clientId: 'm\u0000', text: 'Well\u0000?' },
      own,
    );
    expect(((await said.json()) as { message: { text: string } }).message.text).to.equal('Well?');
    // An emoji where the subject is cut.
    for (const before of ['', 'x']) {
      const form = new FormData();
      const typed = { form: 'form-of-a-page-0001', email: 'odd@example.com', topic: 'orders', name: 'Mai\u0000' };
      for (const [name, value] of Object.entries(typed)) form.append(name, value);
      form.append('message', `${before}${'😀'.repeat(120)}\u0000`);
      const sent = await fetch(`${server.url}/help/en/contact`, { method: 'POST', body: form, redirect: 'manual' });
      expect(sent.status).to.equal(303);
    }
    for (const path of ['/v1/disputes?profile=%00', '/v1/uploads/%00', '/v1/notices?after=%00'])
      expect((await answer(path, undefined, own)).status, path).to.equal(400);
    const login = { email: 'agent\u0000@example.com', password: DEMO_PASSWORD };
    expect((await answer('/v1/staff/login', login)).status).to.be.oneOf([200, 401]);
  });
});
