import { expect } from 'chai';
import { postgresPool } from '../../store/sql/postgres-pool.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { faultProxy } from '../support/fault-proxy.ts';
import { servicesRequired } from '../support/services.ts';

const ALL_LINES = 10;
/** Far less than the time for which somebody waits for a line, and more than a new one takes on a busy machine. */
const SOON_MS = 5_000;

describe('lines to PostgreSQL that are half open', function () {
  this.timeout(60_000);

  it('leave their place to whoever waits for one as soon as the first of them was noticed', async function () {
    const created = await createPostgresDatabase();
    if (created === undefined) {
      if (servicesRequired()) throw new Error('PostgreSQL is missing');
      return this.skip();
    }
    const url = new URL(created.url);
    const proxy = await faultProxy({ host: url.hostname, port: Number(url.port || 5432) });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    const pool = postgresPool(url.href, { onTrouble: () => undefined });
    const lines = await Promise.all(Array.from({ length: ALL_LINES }, () => pool.connect()));
    lines.pop()?.release();
    proxy.strand();
    const silent = lines[0]?.query('select 1', []).then(String, (error: Error) => error.message);
    expect(await silent).to.match(/timeout/i);
    const from = performance.now();
    const line = await pool.connect();
    expect(performance.now() - from).to.be.lessThan(SOON_MS);
    expect(await line.query('select 1 as one', [])).to.have.deep.property('rows', [{ one: 1 }]);
    line.release();
    proxy.cut();
    for (const one of lines) one.release();
    await pool.end();
    await proxy.close();
    await created.drop();
  });
});
