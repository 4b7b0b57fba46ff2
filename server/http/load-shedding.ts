import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CodedError } from '../../protocol/error-codes.ts';
import type { Route } from '../../transport/route.ts';
import type { RequestQueue } from './request-queue.ts';

export interface LoadSheddingPorts {
  readonly routes: readonly Route[];
  readonly door: Pick<RequestQueue, 'refusal'>;
  /** Lets pages of other origins read the refusal and its time. */
  readonly allowForeignPages: (request: IncomingMessage, response: ServerResponse) => void;
}

/** A refused body is read up to this size, so that the connection can be used again. */
const BODY_BYTES = 64 * 1024;

/** Whether a request is refused before the framework reads it: with too much to do, reading costs what others wait for. */
export function loadShedding({ routes, door, allowForeignPages }: LoadSheddingPorts) {
  const vital = new Set(routes.filter((route) => route.vital).map(({ path }) => path));
  return (request: IncomingMessage, response: ServerResponse): CodedError | undefined => {
    const [path = ''] = (request.url ?? '').split('?');
    // Sockets have bounds of their own, and a browser that may not ask cannot read the answer. Who has a cookie may be staff.
    if (path.startsWith('/socket.io/') || request.method === 'OPTIONS') return undefined;
    if (vital.has(path) || request.headers.cookie !== undefined) return undefined;
    const refusal = door.refusal();
    if (refusal === undefined) return undefined;
    allowForeignPages(request, response);
    const { 'content-length': length = '0', 'transfer-encoding': chunked } = request.headers;
    if (chunked !== undefined || Number(length) > BODY_BYTES) response.setHeader('connection', 'close');
    request.resume();
    return refusal;
  };
}
