import { type Server as HttpServer, type IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { CodedError, type ErrorCode } from '../../protocol/error-codes.ts';
import type { Reply } from '../../transport/route.ts';
import { errorResponse } from './error-response.ts';
import { targetOf } from './request-line.ts';

export interface GuardPorts {
  /** Writes a fault to the log, and gives the incident id that it is found by. */
  readonly onFault: (error: unknown, where: string) => string;
  /** The refusal of a request that there is no room for. */
  readonly shed?: (request: IncomingMessage, response: ServerResponse) => CodedError | undefined;
  readonly onRefused?: (code: ErrorCode) => void;
  /** By path: requests that are answered at once, ahead of all that waits. */
  readonly first?: ReadonlyMap<string, () => Promise<Reply>>;
}

export interface ServerGuard {
  /** Answers whatever waits for an answer that will not come any more. */
  answerOpen(incident: string): void;
}

type Listener = (...given: unknown[]) => unknown;

/** What the parser refuses before there is a request, and how it is answered. */
const PARSER_STATUS: Readonly<Record<string, readonly [number, ErrorCode]>> = {
  HPE_HEADER_OVERFLOW: [431, 'request_malformed'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'payload_too_large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request_malformed'],
};

/**
 * Stands in front of everything that listens to the server, Socket.IO and restify: only what is well named gets there, and
 * what they throw in their own steps is an answer, not the end of the process. Comes after all listeners are there.
 */
export function guardServer(server: HttpServer, { onFault, onRefused, first, shed }: GuardPorts): ServerGuard {
  const open = new Set<ServerResponse>();
  // Node itself would refuse what has no Host, without a code.
  Object.assign(server, { requireHostHeader: false });
  for (const event of ['request', 'checkContinue', 'checkExpectation'])
    before(server, event, (request: IncomingMessage, response: ServerResponse, next) => {
      heard(request.socket);
      request.on('error', ignore);
      response.on('error', ignore);
      open.add(response);
      response.once('close', () => open.delete(response));
      const target = targetOf(request);
      if (target === undefined) return refuse(request, response);
      request.url = target;
      const atOnce = request.method === 'GET' ? first?.get(target) : undefined;
      if (atOnce !== undefined) {
        request.resume();
        atOnce().then(
          ({ status, body }) => write(response, status, body),
          (error: unknown) => answer(response, undefined, onFault(error, 'http')),
        );
        return;
      }
      const refusal = shed?.(request, response);
      if (refusal !== undefined) {
        onRefused?.(refusal.code);
        return answer(response, refusal);
      }
      try {
        next();
      } catch (error) {
        answer(response, undefined, onFault(error, 'http'));
      }
    });
  before(server, 'upgrade', (request: IncomingMessage, socket: Duplex, next) => {
    heard(socket);
    const target = targetOf(request);
    if (target === undefined) return void socket.end(bare(400, new CodedError('request_malformed')));
    request.url = target;
    try {
      next();
    } catch (error) {
      socket.end(bare(500, undefined, onFault(error, 'upgrade')));
    }
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    heard(socket);
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [status, code] = PARSER_STATUS[error.code ?? ''] ?? [400, 'request_malformed'];
    socket.end(bare(status, new CodedError(code)));
  });
  return {
    answerOpen(incident) {
      for (const response of open) answer(response, undefined, incident);
    },
  };
}

/** Puts `guard` in front of the listeners that an event has by now; `next` is all of them. */
function before<First, Second>(
  server: HttpServer,
  event: string,
  guard: (first: First, second: Second, next: () => void) => void,
): void {
  const behind = server.listeners(event) as Listener[];
  if (behind.length === 0) return;
  server.removeAllListeners(event);
  server.on(event, (first: First, second: Second, ...rest: unknown[]) =>
    guard(first, second, () => {
      for (const listener of behind) listener.call(server, first, second, ...rest);
    }),
  );
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  // More such requests may follow on this connection: it is not used again.
  response.setHeader('connection', 'close');
  request.resume();
  answer(response, new CodedError('request_malformed'));
}

function answer(response: ServerResponse, error: CodedError | undefined, incident?: string): void {
  const { status, headers, body } = errorResponse(error, incident);
  write(response, status, body, headers);
}

function write(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  // The framework puts functions of its own in the place of these, which may be what has failed.
  const plain = ServerResponse.prototype;
  if (response.headersSent) return void response.destroy();
  const text = JSON.stringify(body);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-length', Buffer.byteLength(text));
  plain.end.call(response, text, 'utf8');
}

/** An answer on a line that has no response object. */
function bare(status: number, error: CodedError | undefined, incident?: string): string {
  const text = JSON.stringify(errorResponse(error, incident).body);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

/** A line that breaks in our hands is nothing but the end of that line. */
function heard(socket: Duplex): void {
  if (!socket.listeners('error').includes(ignore)) socket.on('error', ignore);
}

function ignore(): void {}
