import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { freePort } from '../support/redis.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `npm start` as an operator types it, in a process group of its own, ready to serve. */
async function npmStart() {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-npm-'));
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  });
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [npm.stdout, npm.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('Kaunter is ready')) resolve();
      });
    npm.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  await ready;
  return {
    npm,
    output: () => output,
    serves: () =>
      fetch(`http://127.0.0.1:${port}/livez`).then(
        ({ ok }) => ok,
        () => false,
      ),
    discard: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

describe('npm start', function () {
  this.timeout(120_000);

  it('is run by a shell that gives its place to it', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
    expect(scripts.start).to.match(/^exec /);
  });

  for (const [whom, sign] of [
    ['npm alone, as a supervisor does it', 1],
    ['the whole process group, as a terminal does it', -1],
  ] as const)
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      it(`ends by itself, with 0, on ${signal} to ${whom}`, async () => {
        const started = await npmStart();
        try {
          expect(await started.serves()).to.equal(true);
          const exited = once(started.npm, 'exit');
          process.kill(sign * (started.npm.pid ?? 0), signal);
          const [code] = (await exited) as [number | null];
          expect(await started.serves(), 'the server is gone with npm').to.equal(false);
          expect(started.output()).to.include('finishing what is under way');
          expect(code).to.equal(0);
        } finally {
          if (started.npm.exitCode === null && started.npm.signalCode === null)
            process.kill(-(started.npm.pid ?? 0), 'SIGKILL');
          started.discard();
        }
      });
});
