import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './redis.ts';
import { giveTrained, keepTrained } from './trained.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUNDLED_NODE = join(ROOT, 'node_modules/.bin/node');
export const DEMO_PASSWORD = 'demo-password';

/** A server process of its own: real sockets, real files, a real end. */
export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** SIGTERM, and all that follows from it. */
  stop(): Promise<void>;
  /** SIGKILL: whatever was not on disk is gone. */
  kill(): Promise<void>;
  /** A new process on the same port and data. */
  restart(): Promise<TestServer>;
  /** Removes the data; the process must have ended. */
  discard(): void;
}

export interface ServerOptions {
  /** Settings beside the usual ones of a test. */
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly dataDir?: string;
  /** Another entry than the product's, as a path from the repository's root. */
  readonly main?: string;
  /** For Node itself, such as `--cpu-prof`. */
  readonly nodeArguments?: readonly string[];
  /** Print what the process prints. */
  readonly verbose?: boolean;
}

/** Starts `server/main.ts` on a free port with an empty data folder, and waits until it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'kaunter-data-'));
  giveTrained(dataDir);
  const child = spawn(
    existsSync(BUNDLED_NODE) ? BUNDLED_NODE : process.execPath,
    [...(options.nodeArguments ?? []), join(ROOT, options.main ?? 'server/main.ts')],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        DEMO_PASSWORD,
        RATE_LIMIT_FACTOR: '1000',
        LOG_LEVEL: 'warn',
        ...options.env,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output = (output + text).slice(-20_000);
      if (options.verbose) process.stderr.write(text);
    });
  }
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url, () => output);

  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    keepTrained(dataDir);
  };
  return {
    url,
    dataDir,
    process: child,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: () => startServer({ ...options, port, dataDir }),
    discard: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function ready(child: ChildProcess, url: string, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`);
    const answered = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The server was not ready after a minute:\n${output()}`);
}
