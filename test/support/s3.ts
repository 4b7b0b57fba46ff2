import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './redis.ts';

const SERVER = fileURLToPath(new URL('../../node_modules/s3rver/bin/s3rver.js', import.meta.url));
const KEY = 'S3RVER';
const SECRET = 'S3RVER';

export interface TestS3 {
  readonly port: number;
  close(): Promise<void>;
}

/** As `S3_URL` has it. */
export function s3Url(port: number, secret = SECRET): string {
  return `s3://${KEY}:${secret}@127.0.0.1:${port}/kaunter?region=us-east-1&tls=off`;
}

/** s3rver, an S3-compatible server, as a process of its own with an empty bucket; it checks no signatures, the gate before it does. */
export async function startS3(): Promise<TestS3> {
  const directory = mkdtempSync(join(tmpdir(), 'kaunter-s3-'));
  const port = await freePort();
  // Its tokens for the next page of a list are encrypted in an old way.
  const legacy = ['--openssl-legacy-provider', SERVER, '--directory', directory, '--port', String(port)];
  const child = spawn(
    process.execPath,
    [...legacy, '--address', '127.0.0.1', '--silent', '--configure-bucket', 'kaunter'],
    { stdio: 'ignore' },
  );
  for (let attempt = 0; ; attempt += 1) {
    const answers = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answers) break;
    if (child.exitCode !== null || attempt > 400) throw new Error('s3rver does not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const gate = await gateBefore(port);
  return {
    port: gate.port,
    async close() {
      await gate.close();
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What a request to the store meets on its way. */
export type Weather = 'fine' | 'error' | 'silence' | 'cut';

export interface Gate {
  readonly port: number;
  /** Method and address of every call so far. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/** Stands before a store: refuses what is not signed rightly, and lets calls fail as `weather` says of each. */
export async function gateBefore(port: number, weather: (call: string) => Weather = () => 'fine'): Promise<Gate> {
  const seen: string[] = [];
  const server = createServer((near, answer) => {
    const call = `${near.method} ${near.url ?? ''}`;
    seen.push(call);
    const now = weather(call);
    if (now === 'cut') near.socket.destroy();
    else if (now === 'error' || (now === 'fine' && !isSigned(near))) {
      near.resume();
      near.once('end', () => answer.writeHead(now === 'error' ? 503 : 403).end());
    } else if (now === 'fine') {
      const { method, url: path, headers } = near;
      const far = request({ port, host: '127.0.0.1', method, path, headers }, (back) => {
        answer.writeHead(back.statusCode ?? 500, back.headers);
        back.pipe(answer);
      });
      far.on('error', () => answer.destroy());
      near.pipe(far);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** AWS Signature Version 4, calculated from what arrived. */
function isSigned({ method, url = '', headers }: IncomingMessage): boolean {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (found === null || found[1] !== KEY) return false;
  const [, , scope = '', names = '', signature] = found;
  const { pathname, search } = new URL(url, 'http://s3');
  const query = search.slice(1).split('&').filter(Boolean).sort().join('&');
  const lines = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const payload = String(headers['x-amz-content-sha256']);
  const canonical = [method, pathname, query, lines.join(''), names, payload].join('\n');
  const hashed = createHash('sha256').update(canonical).digest('hex');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hashed].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer>((last, part) => createHmac('sha256', last).update(part).digest(), Buffer.from(`AWS4${SECRET}`));
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}
