import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import restify, { type Request, type Response } from 'restify';
import type { StaffSessions } from '../../people/sign-in/staff-sessions.ts';
import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import { CodedError, type ErrorCode } from '../../protocol/error-codes.ts';
import { callerAddress } from '../../transport/caller-address.ts';
import { incidentOf, type OnFault } from '../../transport/faults.ts';
import type { Call, Reply, Route } from '../../transport/route.ts';
import type { Account, Visitor } from '../../transport/who-calls.ts';
import { errorResponse } from './error-response.ts';
import type { RequestQueue } from './request-queue.ts';

export interface HttpPorts {
  readonly routes: readonly Route[];
  readonly tokens: VisitorTokens;
  readonly sessions: StaffSessions;
  readonly ownOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  readonly widgetOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  readonly trustedProxy: boolean;
  /** Whether browsers reach this server by HTTPS only; they are told to keep to it. */
  readonly secure?: boolean;
  readonly onFault: OnFault;
  readonly onRefused: (code: ErrorCode) => void;
  /** For all requests that are neither vital nor by staff. */
  readonly door: Pick<RequestQueue, 'enter'>;
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const;
/** What restify itself refuses, before any handler of ours. */
const CODE_OF_RESTIFY: Readonly<Record<number, ErrorCode>> = {
  400: 'request_malformed',
  404: 'route_unknown',
  405: 'method_not_allowed',
};
const METHODS = { GET: 'get', POST: 'post', PUT: 'put' } as const;

/** The restify server over the route table: who may call, what goes back, and that nothing thrown ends the process. */
export function createHttpServer(ports: HttpPorts): { readonly server: HttpServer; close(): Promise<void> } {
  const app = restify.createServer({ name: '', handleUncaughtExceptions: false } as restify.ServerOptions);
  app.pre((request, response, next) => {
    if (ports.secure) response.setHeader('strict-transport-security', 'max-age=31536000');
    allowForeignPages(request, response, ports);
    // A browser asks first whether it may send a token across origins.
    if (request.method === 'OPTIONS') {
      response.sendRaw(204, '');
      return next(false);
    }
    return next();
  });
  for (const route of ports.routes) {
    const answer = async (request: Request, response: Response) => handle(route, request, response, ports);
    app[METHODS[route.method]](route.path, answer as restify.RequestHandler);
    if (route.method === 'GET') app.head(route.path, answer as restify.RequestHandler);
  }
  app.on('restifyError', (_request: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
    const code = CODE_OF_RESTIFY[error.statusCode ?? 500] ?? 'internal_error';
    const incident = code === 'internal_error' ? ports.onFault(error, 'http') : undefined;
    const { status, body } = errorResponse(incident === undefined ? new CodedError(code) : error, incident);
    // `sendRaw` marks the response as sent, or restify would send its own after it.
    if (!response.headersSent)
      response.sendRaw(status, JSON.stringify(body), {
        ...SECURITY_HEADERS,
        'content-type': 'application/json; charset=utf-8',
      });
    done();
  });
  const server = app.server as HttpServer;
  // restify repeats the server's errors on itself, where they would end the process unless somebody listens. Real listeners
  // are on the server.
  app.on('error', () => undefined);
  // A film over a slow line takes minutes; a silent sender is cut off much sooner (receive-upload.ts).
  server.requestTimeout = 15 * 60_000;
  server.headersTimeout = 20_000;
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        app.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function handle(route: Route, request: Request, response: Response, ports: HttpPorts): Promise<void> {
  try {
    await enter(route, request, ports);
    const who = await admit(route, request, ports);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const call: Call = {
      request,
      path: (request.params ?? {}) as Record<string, string>,
      query: url.searchParams,
      address: callerAddress(request, ports.trustedProxy),
      ...who,
    };
    send(response, await route.handle(call));
  } catch (error) {
    const incident = incidentOf(error, `${route.method} ${route.path}`, ports.onFault);
    const answer = errorResponse(error, incident);
    ports.onRefused(answer.body.error.code);
    if (!response.headersSent) send(response, answer);
  }
}

/** @throws CodedError `overloaded` where it would wait for too long, and is not asked for by staff */
async function enter({ vital, permission }: Route, request: Request, { door, sessions }: HttpPorts): Promise<void> {
  if (vital || (permission !== 'public' && permission !== 'shopper' && permission !== 'sender')) return;
  try {
    await door.enter();
  } catch (error) {
    if ((await sessions.of(request.headers.cookie)) === undefined) throw error;
  }
}

/** @throws CodedError where the caller is not who the route is for */
async function admit(
  { permission, limited, method, ownPages }: Route,
  request: Request,
  ports: HttpPorts,
): Promise<{ visitor: Visitor | undefined; account: Account | undefined }> {
  if (ownPages && !ports.ownOrigin(request.headers.origin, request.headers.host))
    throw new CodedError('origin_refused');
  if (permission === 'public') return { visitor: undefined, account: undefined };
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (permission === 'shopper' || (permission === 'sender' && bearer !== undefined))
    return { visitor: ports.tokens.read(bearer, limited && 'limited'), account: undefined };
  const account = await ports.sessions.of(request.headers.cookie);
  if (account === undefined) throw new CodedError(permission === 'sender' ? 'token_missing' : 'login_required');
  if (method !== 'GET' && !ports.ownOrigin(request.headers.origin, request.headers.host))
    throw new CodedError('origin_refused');
  if (permission !== 'sender' && !permission.some((role) => account.roles.includes(role)))
    throw new CodedError('permission_denied');
  return { visitor: undefined, account };
}

function send(response: Response, reply: Reply): void {
  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...reply.headers }))
    response.setHeader(name, value);
  const { body, stream } = reply;
  if (stream !== undefined) {
    response.writeHead(reply.status);
    // Ends both: a reader who leaves in the middle of a film must not leave its file open here.
    pipeline(stream, response, () => undefined);
    return;
  }
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    response.setHeader('content-length', Buffer.byteLength(body));
    response.writeHead(reply.status);
    response.end(body);
    return;
  }
  const text = body === undefined ? '' : JSON.stringify(body);
  if (text !== '') response.setHeader('content-type', 'application/json; charset=utf-8');
  if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.writeHead(reply.status);
  response.end(text);
}

/** Lets a page of another origin that may show the widget read the answer. */
export function allowForeignPages(
  request: IncomingMessage,
  response: ServerResponse,
  ports: Pick<HttpPorts, 'widgetOrigin'>,
): void {
  const { origin, host } = request.headers;
  if (origin === undefined || !ports.widgetOrigin(origin, host)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'origin');
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT');
  response.setHeader('access-control-allow-headers', 'authorization, content-type, x-ms-bot-agent');
  response.setHeader('access-control-max-age', '7200');
}
