import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { PushMessage } from '../../protocol/push.ts';

/** What the library that encrypts decrypts with; it has no types. */
const ece = createRequire(import.meta.url)('http_ece') as {
  decrypt(body: Buffer, how: { version: string; privateKey: unknown; authSecret: string }): Buffer;
};

export interface ReceivedPush {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly message: PushMessage;
}

/** A push service as browsers have one (RFC 8030), with browsers that can read what was encrypted for them. */
export async function startPushService() {
  const pushes: ReceivedPush[] = [];
  const browsers = new Map<string, { readonly privateKey: unknown; readonly authSecret: string }>();
  let status = 201;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const keys = browsers.get(request.url ?? '');
      if (keys !== undefined && status < 300) {
        const text = ece.decrypt(Buffer.concat(chunks), { version: 'aes128gcm', ...keys }).toString('utf8');
        pushes.push({ path: request.url ?? '', headers: request.headers, message: JSON.parse(text) as PushMessage });
      }
      response.statusCode = keys === undefined ? 410 : status;
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    pushes,
    /** From now on it answers so. */
    answers(code: number) {
      status = code;
    },
    /** What a browser hands in that asks to be told. */
    newBrowser() {
      const privateKey = createECDH('prime256v1');
      privateKey.generateKeys();
      const authSecret = randomBytes(16).toString('base64url');
      const path = `/browser/${randomBytes(6).toString('hex')}`;
      browsers.set(path, { privateKey, authSecret });
      return {
        path,
        subscription: {
          endpoint: `http://${host}${path}`,
          keys: { p256dh: privateKey.getPublicKey().toString('base64url'), auth: authSecret },
          locale: 'vi',
        },
      };
    },
    async push(fits: (push: ReceivedPush) => boolean = () => true): Promise<ReceivedPush> {
      for (let tries = 0; tries < 300; tries += 1) {
        const found = pushes.find(fits);
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`no such push within 6 s; there are: ${pushes.map(({ message }) => message.body).join(' | ')}`);
    },
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
