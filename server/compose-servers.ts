import type { Server as HttpServer } from 'node:http';
import type { StaffSessions } from '../people/sign-in/staff-sessions.ts';
import type { VisitorTokens } from '../people/visitors/visitor-tokens.ts';
import type { ErrorCode } from '../protocol/error-codes.ts';
import type { Route } from '../transport/route.ts';
import { SOCKETS_OF_A_NETWORK, socketBounds } from '../transport/socket-bounds.ts';
import { guardServer } from './http/guard-server.ts';
import { loadShedding } from './http/load-shedding.ts';
import type { NewConnections } from './http/new-connections.ts';
import { type HealthAnswers, operationsRoutes } from './http/operations-routes.ts';
import { ownOriginCheck, widgetOriginCheck } from './http/origins.ts';
import { requestQueue } from './http/request-queue.ts';
import { allowForeignPages, createHttpServer } from './http/server.ts';
import type { Process } from './process.ts';
import { createSocketServer } from './socket-server.ts';
import { listenFault } from './start-error.ts';

export interface ServerParts {
  readonly process: Process;
  readonly tokens: VisitorTokens;
  readonly sessions: StaffSessions;
  readonly health: HealthAnswers;
  /** What the ideas offer. */
  readonly routes: readonly Route[];
  readonly newcomers: NewConnections;
  /** Pieces of work let in and not done. */
  readonly owed: () => number;
  readonly onRedisLost: (error: unknown) => void;
}

/** Connections that may wait to be accepted; the system may allow fewer. */
const BACKLOG = 4_096;
/** Connections beside the sockets: for requests, health, and refusals. */
const LINES_FOR_REQUESTS = 5_000;

export type Servers = Awaited<ReturnType<typeof openServers>>;

/** The two servers, HTTP and sockets, on one port; nothing is served before `listen`. */
export async function openServers(parts: ServerParts) {
  const { process, tokens, sessions, health } = parts;
  const { config, metrics, onFault } = process;
  const clock = () => performance.now();
  const onRefused = (code: ErrorCode) => metrics.refusals.inc({ door: 'http', code });
  const door = requestQueue({ clock, yields: parts.newcomers.yielding() });
  const routes = [...operationsRoutes(metrics.registry, health), ...parts.routes];
  const ownOrigin = ownOriginCheck(config.publicUrl);
  const widgetOrigin = widgetOriginCheck(config.allowedOrigins, config.publicUrl);
  const http = createHttpServer({
    tokens,
    sessions,
    ownOrigin,
    widgetOrigin,
    trustedProxy: config.trustedProxy,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    onFault,
    onRefused,
    door,
    routes,
  });
  const adapter =
    config.redisUrl === undefined
      ? undefined
      : await (await import('../store/redis/socket-adapter.ts')).redisSocketAdapter(config.redisUrl, parts.onRedisLost);
  const bounds = socketBounds({
    most: config.socketsMax,
    mostEach: SOCKETS_OF_A_NETWORK * config.rateLimitFactor,
    clock,
  });
  metrics.watch('kaunter_sockets_open', 'Sockets of shoppers and staff', bounds.open);
  metrics.watch('kaunter_work_owed', 'Questions let in and not answered, sends not on disk', parts.owed);
  metrics.watch('kaunter_requests_waiting', 'HTTP requests that wait for their turn', door.waiting);
  const { trustedProxy } = config;
  const io = createSocketServer(http.server, { adapter: adapter?.adapter, widgetOrigin, bounds, trustedProxy });
  parts.newcomers.watch(http.server);
  // The last bound: connections beyond it are closed without an answer.
  http.server.maxConnections = config.socketsMax + LINES_FOR_REQUESTS;
  http.server.on('drop', () => metrics.refusals.inc({ door: 'line', code: 'overloaded' }));
  const guard = guardServer(http.server, {
    onFault,
    onRefused,
    first: health,
    shed: loadShedding({
      routes,
      door,
      allowForeignPages: (request, response) => allowForeignPages(request, response, { widgetOrigin }),
    }),
  });
  return {
    io,
    routes,
    bounds,
    ownOrigin,
    answerOpen: guard.answerOpen,
    /** Begins to serve; gives the port. */
    async listen(): Promise<number> {
      await new Promise<void>((resolve, reject) => {
        http.server.once('error', (error) => reject(listenFault(error, config.port, config.host)));
        http.server.listen({ port: config.port, host: config.host, backlog: BACKLOG }, resolve);
      });
      return portOf(http.server.address());
    },
    async close() {
      await io.close();
      await http.close();
    },
    closeAdapter: async () => adapter?.close(),
  };
}

function portOf(address: ReturnType<HttpServer['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
