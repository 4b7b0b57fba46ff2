import type { Server as HttpServer } from 'node:http';
import { Server, type ServerOptions } from 'socket.io';

/** Room for 4,000 characters of any script and some JSON around them. */
const FRAME_LIMIT_BYTES = 64 * 1024;

export function createSocketServer(
  http: HttpServer,
  options: {
    readonly adapter: ServerOptions['adapter'] | undefined;
    readonly widgetOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  },
): Server {
  const io = new Server({
    serveClient: false,
    maxHttpBufferSize: FRAME_LIMIT_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    destroyUpgrade: false,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    // `cors` does not guard WebSockets: the origin is checked before any transport is opened.
    allowRequest: ({ headers }, decide) => decide(null, options.widgetOrigin(headers.origin, headers.host)),
    cors: {
      origin: (_origin, decide) => decide(null, true),
      credentials: false,
      allowedHeaders: ['authorization', 'content-type'],
    },
    ...(options.adapter === undefined ? {} : { adapter: options.adapter }),
  });
  io.attach(http);
  // Socket.IO answers its own path only; any other upgrade is refused rather than left hanging.
  http.on('upgrade', (request, socket) => {
    if (!(request.url ?? '').startsWith('/socket.io/'))
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  return io;
}
