import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openSqlite } from '../../store/sql/database.ts';
import { startServer } from '../support/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the data folder of a server on SQLite', function () {
  this.timeout(120_000);

  it('is refused to a second one with a sentence, let to commands, and taken over after a kill', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-lock-'));
    let server = await startServer({ dataDir });
    try {
      const second = spawn(process.execPath, [join(ROOT, 'server/main.ts')], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir },
      });
      let said = '';
      second.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      const [code] = (await once(second, 'exit')) as [number];
      expect(code).to.equal(1);
      expect(said).to.include(`another Kaunter is running on the data folder ${dataDir}`);
      expect((await fetch(`${server.url}/readyz`)).status, 'the first one serves on').to.equal(200);
      const command = await openSqlite(join(dataDir, 'kaunter.db'));
      await command.ping();
      await command.close();
      await server.kill();
      server = await server.restart();
      expect((await fetch(`${server.url}/readyz`)).status).to.equal(200);
    } finally {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
