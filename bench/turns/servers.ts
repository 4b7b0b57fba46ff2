import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface BenchServer {
  readonly url: string;
  /** Bytes in memory; undefined where the system does not tell. */
  residentBytes(): number | undefined;
  stop(): Promise<void>;
}

export async function startBare(file: string): Promise<BenchServer> {
  const child = spawn(process.execPath, [join(ROOT, 'bench/turns', file)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return server(child, `http://127.0.0.1:${port.toString().trim()}`, () => undefined);
}

/** As in package.json. */
const START_FLAGS = ['--max-semi-space-size=8'];
const LEARNT_WITHIN_MS = 120_000;

/** The search trains once after a first start; what is measured is the state that a server is in ever after. */
async function untilLearnt(dataDir: string): Promise<void> {
  const cache = join(dataDir, 'cache');
  for (let waited = 0; waited < LEARNT_WITHIN_MS; waited += 100) {
    if (existsSync(cache) && readdirSync(cache).some((name) => name.endsWith('.bin'))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The search has not learnt in time');
}

/**
 * The product as `npm start` runs it, on an empty folder, with rate limits out of the way.
 * @param learnt the `cache` folder of a server that has learnt, to be spared the wait
 */
export async function startProduct(nodeArguments: readonly string[] = [], learnt?: string): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-bench-'));
  if (learnt !== undefined) cpSync(learnt, join(dataDir, 'cache'), { recursive: true });
  const port = await freePort();
  const child = spawn(process.execPath, [...START_FLAGS, ...nodeArguments, join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DEMO_PASSWORD: 'bench-password',
      RATE_LIMIT_FACTOR: '1000000',
      QUEUE_LONGEST_WAIT_SECONDS: '86400',
      LOG_LEVEL: 'error',
    },
  });
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    // Read to the end: a pipe that nobody reads would stop the server.
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Kaunter is ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  await untilLearnt(dataDir);
  return server(child, `http://127.0.0.1:${port}`, () => rmSync(dataDir, { recursive: true, force: true }));
}

function server(child: ChildProcess, url: string, discard: () => void): BenchServer {
  return {
    url,
    residentBytes() {
      try {
        const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
        return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
      } catch {
        return undefined;
      }
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      discard();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
