import type { IncomingMessage } from 'node:http';

/** No address is longer; whatever else a proxy hands on is cut, since addresses become keys. */
const LONGEST_ADDRESS = 64;

/** The network address of a caller; behind a trusted proxy that proxy's word for it. */
export function callerAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustedProxy: boolean): string {
  const forwarded = trustedProxy ? request.headers['x-forwarded-for'] : undefined;
  // The last entry is the trusted proxy's own; those before it anybody can write.
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
  return last?.slice(0, LONGEST_ADDRESS) ?? request.socket.remoteAddress ?? 'unknown';
}
