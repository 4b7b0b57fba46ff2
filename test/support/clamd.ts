import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './redis.ts';

/** The harmless file that every scanner knows, in two halves, so that none takes this one for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface TestClamd {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

const PROGRAM = '/usr/sbin/clamd';

export function hasClamd(): boolean {
  return spawnSync(PROGRAM, ['--version']).error === undefined;
}

/** Debian's clamd with a database of one signature; nothing is downloaded. */
export async function startClamd(port?: number): Promise<TestClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'kaunter-clamd-'));
  const chosen = port ?? (await freePort());
  writeFileSync(join(folder, 'test.ndb'), `Kaunter.Test:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const settings = [
    `DatabaseDirectory ${folder}`,
    `TCPSocket ${chosen}`,
    'TCPAddr 127.0.0.1',
    'Foreground yes',
    'StreamMaxLength 105M',
    'MaxFileSize 105M',
    'MaxScanSize 105M',
  ];
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  const child = spawn(PROGRAM, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  for (let attempt = 0; !(await answersPing(chosen)); attempt += 1) {
    if (child.exitCode !== null || attempt > 600) throw new Error('clamd does not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `tcp://127.0.0.1:${chosen}`,
    port: chosen,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answersPing(port: number): Promise<boolean> {
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('zPING\0'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}

/** What a counterpart does with the stream that it gets. */
export type Manner = 'scans' | 'says nothing' | 'breaks off' | 'refuses size' | 'talks nonsense';

/** A server that speaks the protocol, for manners that the real one does not show on demand, and where it is not installed. */
export async function speakClamd(manner: Manner = 'scans', port = 0): Promise<TestClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (manner === 'says nothing') return;
    let heard = Buffer.alloc(0);
    const content: Buffer[] = [];
    socket.on('data', (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes]);
      if (heard.subarray(0, 6).equals(Buffer.from('zPING\0'))) return void socket.end('PONG\0');
      const command = Buffer.from('zINSTREAM\0');
      if (content.length === 0 && heard.subarray(0, command.length).equals(command)) {
        heard = heard.subarray(command.length);
        content.push(Buffer.alloc(0));
        if (manner === 'refuses size') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      }
      while (heard.length >= 4 && content.length > 0) {
        const length = heard.readUInt32BE(0);
        if (length === 0) {
          const infected = Buffer.concat(content).includes(EICAR);
          if (manner === 'breaks off') return void socket.destroy();
          if (manner === 'talks nonsense') return void socket.end('stream: PERHAPS\0');
          return void socket.end(infected ? 'stream: Kaunter.Test FOUND\0' : 'stream: OK\0');
        }
        if (heard.length < 4 + length) return;
        content.push(heard.subarray(4, 4 + length));
        heard = heard.subarray(4 + length);
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `tcp://127.0.0.1:${address.port}`,
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
