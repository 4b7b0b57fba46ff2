import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Longer than any address. What a proxy hands on beyond it is cut, since addresses become keys. */
const LONGEST_ADDRESS = 64;

/** The network address of a caller; behind a trusted proxy, the one that the proxy names. */
export function callerAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustedProxy: boolean): string {
  const forwarded = trustedProxy ? request.headers['x-forwarded-for'] : undefined;
  // The trusted proxy wrote the last entry; anybody can write those before it.
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
  return last?.slice(0, LONGEST_ADDRESS) ?? request.socket.remoteAddress ?? 'unknown';
}

/** The network of an address: in IPv6 the first 64 bits, as one customer has all addresses below them. */
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
