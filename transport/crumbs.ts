import type { IncomingMessage } from 'node:http';
import { CodedError } from '../protocol/error-codes.ts';

/** A small body may come in any pieces. */
const FREE_CHUNKS = 4_096;
/** Bytes a chunk, on average: a line of a mail has more, a packet of the narrowest network ten times as many. */
const LEAST_AVERAGE = 64;
/** For our answer to be read, before the rest is cut off. */
const FAREWELL_MS = 1_000;

/**
 * Counts the chunks of a body. Each costs microseconds whatever its size, so that a body of one byte a chunk costs seconds of the processor
 * for a megabyte; nobody but somebody who means it sends so.
 * @returns what to call with each chunk
 * @throws CodedError `request_malformed` from the called
 */
export function crumbGuard(request: Pick<IncomingMessage, 'destroy'>): (chunk: Buffer) => void {
  let chunks = 0;
  let size = 0;
  return (chunk) => {
    chunks += 1;
    size += chunk.length;
    if (chunks <= FREE_CHUNKS || size >= chunks * LEAST_AVERAGE) return;
    setTimeout(() => request.destroy(), FAREWELL_MS).unref();
    throw new CodedError('request_malformed', undefined, new Error('the body comes in crumbs'));
  };
}
