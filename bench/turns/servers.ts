import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Figures are undefined where the system does not tell. */
export interface BareServer {
  readonly url: string;
  /** Bytes in memory now, and at most so far. */
  residentBytes(): number | undefined;
  peakBytes(): number | undefined;
  /** Of all its threads, since it started. */
  processorSeconds(): number | undefined;
  stop(): Promise<void>;
}

export interface BenchServer extends BareServer {
  /** From the command to the line that says it is ready. */
  readonly startMs: number;
  /** Resolves when the search has trained, as it does once after a first start. */
  learnt(): Promise<void>;
}

export async function startBare(file: string): Promise<BareServer> {
  const child = spawn(process.execPath, [join(ROOT, 'bench/turns', file)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return server(child, `http://127.0.0.1:${port.toString().trim()}`, () => undefined);
}

/** As in package.json. */
const START_FLAGS = ['--max-semi-space-size=8'];
const LEARNT_WITHIN_MS = 120_000;

async function untilLearnt(dataDir: string): Promise<void> {
  const cache = join(dataDir, 'cache');
  for (let waited = 0; waited < LEARNT_WITHIN_MS; waited += 100) {
    if (existsSync(cache) && readdirSync(cache).some((name) => name.endsWith('.bin'))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The search has not learnt in time');
}

export interface ProductOptions {
  readonly nodeArguments?: readonly string[];
  /** The folder of another build, set up by its own `npm ci`; this one without. */
  readonly root?: string;
  /** Kept when the server stops; without it an empty one that goes with the server. */
  readonly dataDir?: string;
  /** The `cache` folder of a server that has learnt, to be spared the wait. */
  readonly cache?: string;
}

/** The product as `npm start` runs it, with rate limits out of the way. Ready, but it may still be learning (`untilLearnt`). */
export async function startProduct(options: ProductOptions = {}): Promise<BenchServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'kaunter-bench-'));
  const root = options.root ?? ROOT;
  if (options.cache !== undefined) cpSync(options.cache, join(dataDir, 'cache'), { recursive: true });
  const port = await freePort();
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [...START_FLAGS, ...(options.nodeArguments ?? []), join(root, 'server/main.ts')],
    {
      cwd: root,
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
    },
  );
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    // Read to the end: a pipe that nobody reads would stop the server.
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Kaunter is ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  const ready = performance.now() - began;
  const discard = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server(child, `http://127.0.0.1:${port}`, discard), startMs: ready, learnt: () => untilLearnt(dataDir) };
}

function server(child: ChildProcess, url: string, discard: () => void): BareServer {
  // A benchmark that cannot go on leaves no server behind.
  const end = () => child.kill();
  process.once('exit', end);
  return {
    url,
    residentBytes: () => bytesOf(child, 'VmRSS'),
    peakBytes: () => bytesOf(child, 'VmHWM'),
    processorSeconds: () => processorSecondsOf(child),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      process.off('exit', end);
      discard();
    },
  };
}

function bytesOf(child: ChildProcess, field: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    const kilobytes = new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Of a second, in which the kernel counts processor time. */
const TICKS = 100;

function processorSecondsOf(child: ChildProcess): number | undefined {
  try {
    const afterName = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(afterName[11]) + Number(afterName[12])) / TICKS;
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
