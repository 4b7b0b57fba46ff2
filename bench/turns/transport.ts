import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';

/** A bare Socket.IO server with the product's transport settings. Prints its port, and lives until it is killed. */
export function serveBare(onConnection: (socket: Socket) => void): void {
  const http = createServer();
  const io = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 64 * 1024,
  });
  io.of('/shopper').on('connection', onConnection);
  http.listen(0, '127.0.0.1', () => {
    const address = http.address();
    process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
  });
}
