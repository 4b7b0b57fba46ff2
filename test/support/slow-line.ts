import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP line to a port of this machine that can be made slow: each piece then takes so long, both ways, in its order. */
export interface SlowLine {
  readonly port: number;
  slow(milliseconds: number): void;
  close(): void;
}

export async function slowLine(to: number): Promise<SlowLine> {
  let delay = 0;
  const sockets = new Set<Socket>();
  const carry = (from: Socket, into: Socket) => {
    sockets.add(from);
    from.on('data', (piece) => {
      if (delay === 0) into.write(piece);
      else setTimeout(() => into.write(piece), delay);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      into.destroy();
    });
  };
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    carry(near, far);
    carry(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    slow(milliseconds) {
      delay = milliseconds;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
