import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { freePort } from '../support/redis.ts';

describe('a server that browsers reach by HTTPS only', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-https-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What each kind of answer says of HTTPS. */
  async function policies(publicUrl: string) {
    const port = await freePort();
    const env = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'silent', PUBLIC_URL: publicUrl };
    const kaunter = await compose(readConfig(env));
    try {
      const address = `http://127.0.0.1:${port}`;
      const answers = ['/desk', '/help/en/', '/v1/staff/session', '/nothing', '/v1/staff/login'].map(async (path) => {
        const { status, headers } = await fetch(`${address}${path}`);
        return [status, headers.get('strict-transport-security')];
      });
      return await Promise.all(answers);
    } finally {
      await kaunter.close();
    }
  }

  it('tells them to keep to it, whatever the answer; one that is reached by HTTP does not', async () => {
    const year = 'max-age=31536000';
    expect(await policies('https://help.example.com')).to.deep.equal([
      [200, year],
      [200, year],
      [401, year],
      [404, year],
      [405, year],
    ]);
    expect((await policies('http://help.internal')).map(([, policy]) => policy)).to.deep.equal([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
