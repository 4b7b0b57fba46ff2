import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { createClient } from 'redis';

/** A redis-server process of the test's own, which it may kill. */
export interface TestRedis {
  readonly url: string;
  /** kill -9 */
  kill(): Promise<void>;
  /** SIGSTOP: keeps its connections and answers nothing, until it is thawed. */
  freeze(): void;
  thaw(): void;
  /** On the same port, with empty memory. */
  restart(): Promise<TestRedis>;
  stop(): Promise<void>;
}

/** Undefined where no redis-server is installed. */
export async function startRedis(port?: number): Promise<TestRedis | undefined> {
  if (spawnSync('redis-server', ['--version']).error !== undefined) return undefined;
  const chosen = port ?? (await freePort());
  const process = spawn(
    'redis-server',
    ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'],
    { stdio: 'ignore' },
  );
  await listening(chosen, process);
  const end = async (signal: NodeJS.Signals) => {
    if (process.exitCode !== null || process.signalCode !== null) return;
    const exited = once(process, 'exit');
    process.kill(signal);
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${chosen}`,
    kill: () => end('SIGKILL'),
    freeze: () => void process.kill('SIGSTOP'),
    thaw: () => void process.kill('SIGCONT'),
    restart: async () => {
      const again = await startRedis(chosen);
      if (again === undefined) throw new Error('redis-server vanished');
      return again;
    },
    stop: () => end('SIGKILL'),
  };
}

export async function flushRedis(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  await client.flushAll();
  client.destroy();
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function listening(port: number, process: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (process.exitCode !== null) throw new Error(`redis-server ended with ${process.exitCode}`);
    const connected = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' });
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (connected) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('redis-server does not listen');
}
