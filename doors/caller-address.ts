import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** No address is longer; whatever else a proxy hands on is cut, since addresses become keys. */
const LONGEST_ADDRESS = 64;

/** The network address of a caller; behind a trusted proxy that proxy's word for it. */
export function callerAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustedProxy: boolean): string {
  const forwarded = trustedProxy ? request.headers['x-forwarded-for'] : undefined;
  // The last entry is the trusted proxy's own; those before it anybody can write.
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
  return last?.slice(0, LONGEST_ADDRESS) ?? request.socket.remoteAddress ?? 'unknown';
}

/** Whoever has one address of IPv6 has all of its network of 64 bits. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::') ? Array.from({ length: 8 - left.length - right.length }, () => '0') : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
