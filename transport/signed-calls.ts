import { createHmac, timingSafeEqual } from 'node:crypto';
import { CodedError } from '../protocol/error-codes.ts';
import type { Instant } from '../protocol/instant.ts';

/** Further off than this, a call is taken for a repeated one. */
const TOLERANCE_MS = 5 * 60_000;

/** What is signed: `<time>.<METHOD>.<path and query>.<body>`, HMAC-SHA-256, hex. The same both ways. */
function signature(secret: string, time: string, method: string, path: string, body: string | Buffer): string {
  return createHmac('sha256', secret).update(`${time}.${method}.${path}.`).update(body).digest('hex');
}

export function signedHeaders(secret: string, at: Instant, method: string, path: string, body: string | Buffer) {
  const time = String(at);
  return { 'kaunter-time': time, 'kaunter-signature': `v1=${signature(secret, time, method, path, body)}` };
}

/** @throws CodedError `signature_invalid` */
export function checkSignature(
  secret: string,
  at: Instant,
  call: { readonly method: string; readonly path: string; readonly body: string | Buffer },
  headers: Readonly<Record<string, string | string[] | undefined>>,
): void {
  const time = String(headers['kaunter-time'] ?? '');
  const given = Buffer.from(String(headers['kaunter-signature'] ?? '').replace(/^v1=/, ''), 'hex');
  const expected = Buffer.from(signature(secret, time, call.method, call.path, call.body), 'hex');
  const fresh = Math.abs(at - Number(time)) <= TOLERANCE_MS;
  if (!fresh || given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new CodedError('signature_invalid');
}
