import type { EventEmitter } from 'node:events';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type ServerOptions } from 'socket.io';
import { callerAddress, networkOf } from '../transport/caller-address.ts';
import type { SocketBounds } from '../transport/socket-bounds.ts';

/** Room for 4,000 characters of any script and some JSON around them. */
const FRAME_LIMIT_BYTES = 64 * 1024;

export function createSocketServer(
  http: HttpServer,
  options: {
    readonly adapter: ServerOptions['adapter'] | undefined;
    readonly widgetOrigin: (origin: string | undefined, host: string | undefined) => boolean;
    readonly bounds: SocketBounds;
    readonly trustedProxy: boolean;
  },
): Server {
  const networkFrom = (request: IncomingMessage) => networkOf(callerAddress(request, options.trustedProxy));
  const io = new Server({
    serveClient: false,
    maxHttpBufferSize: FRAME_LIMIT_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    destroyUpgrade: false,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    // A connection that stays silent is closed after this.
    connectTimeout: 10_000,
    // `cors` does not guard WebSockets: the origin is checked before any transport is opened.
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      decide(null, options.widgetOrigin(origin, host) && !options.bounds.shut(networkFrom(request)));
    },
    cors: {
      origin: (_origin, decide) => decide(null, true),
      credentials: false,
      allowedHeaders: ['authorization', 'content-type'],
    },
    ...(options.adapter === undefined ? {} : { adapter: options.adapter }),
  });
  io.attach(http);
  // A connection counts from its first byte on, before it joins a namespace.
  io.engine.on('connection', (line: EventEmitter & { readonly request: IncomingMessage }) => {
    const network = networkFrom(line.request);
    options.bounds.opened(network);
    line.once('close', () => options.bounds.closed(network));
  });
  // Socket.IO answers its own path only; any other upgrade is refused rather than left hanging.
  http.on('upgrade', (request, socket) => {
    if (!(request.url ?? '').startsWith('/socket.io/'))
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  return io;
}
