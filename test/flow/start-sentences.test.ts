import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import type { Kaunter } from '../../server/running-server.ts';
import { welcome } from '../../server/welcome.ts';
import { freePort } from '../support/redis.ts';
import { runCommand } from '../support/run-command.ts';

describe('a start that cannot be', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-start-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What a process with these settings ends with, and says; there is nothing else on its error output. */
  async function ends(env: Readonly<Record<string, string>>): Promise<readonly [number | null, string]> {
    const base = {
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'silent',
    };
    const { code, err, out } = await runCommand('server/main.ts', [], { env: { ...base, ...env } });
    expect(out, 'nothing is said to be ready').to.equal('');
    return [code, err];
  }

  it('says so in one sentence that names the setting, and ends with 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    expect(await ends({ PORT: String(port) })).to.deep.equal([
      1,
      `Kaunter cannot start: PORT: ${port} is in use by another program.\n`,
    ]);
    taken.close();
    const [code, said] = await ends({ DATA_DIR: '/dev/null/data' });
    expect(code).to.equal(1);
    expect(said).to.match(
      /^Kaunter cannot start: DATA_DIR: the folder \/dev\/null\/data cannot be written to \(.*\)\.\n$/,
    );
  });

  it('names settings that are wrong, alone or together, with what would be right, and ends with 2', async () => {
    const [code, said] = await ends({ SUPPORT_HOLIDAYS: '2026-13-45', DEMO: 'off', SMTP_URL: 'smtp://127.0.0.1:1' });
    expect(code).to.equal(2);
    expect(said.split('\n').slice(0, 3)).to.deep.equal([
      'The settings are not valid:',
      '  SUPPORT_HOLIDAYS: must be days of the calendar parted by commas; wrong: 2026-13-45 (for example SUPPORT_HOLIDAYS=2026-12-25,2027-01-01)',
      '  PUBLIC_URL: is needed with SMTP_URL: letters link to it (for example PUBLIC_URL=https://help.example.com)',
    ]);
    const missing = await ends({ DISPUTE_PROFILES_DIR: join(folder, 'no-such-folder') });
    expect(missing[0]).to.equal(2);
    expect(missing[1]).to.include(
      `DISPUTE_PROFILES_DIR: the folder ${join(folder, 'no-such-folder')} cannot be read (ENOENT`,
    );
    expect(existsSync(join(folder, 'no-such-folder')), 'and makes none').to.equal(false);
  });
});

describe('a start', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-start-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function says(env: Readonly<Record<string, string>>): Promise<string> {
    const settings = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', ...env };
    const kaunter: Kaunter = await compose(readConfig(settings));
    await kaunter.close();
    return welcome(kaunter);
  }

  it('says where everything is, who may sign in, and what is missing', async () => {
    const demo = await says({ DEMO_PASSWORD: 'only-for-this-test', PUBLIC_URL: 'https://help.example.com' });
    expect(demo).to.include('Agent desk    https://help.example.com/desk').and.to.include('only-for-this-test');
    expect(demo).to.include('  ! The demo is on at a public address (https://help.example.com)');
    const bare = await says({ DEMO: 'off' });
    expect(bare).not.to.include('only-for-this-test');
    expect(bare).to.include("  ! DEMO=off: the demo's accounts were switched off and signed out (");
    expect(bare)
      .to.include('  ! No staff account exists: nobody can answer. Create one with:\n')
      .and.to.include('    npm run staff -- add you@example.com --roles agent,admin\n');
  });
});
