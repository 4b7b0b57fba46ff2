import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

/** A line between two programs that the test can break in the ways lines break. */
export interface FaultProxy {
  readonly port: number;
  /** Every line ends at once, and new ones are refused. */
  cut(): void;
  /** Nothing passes any more, and nobody is told; also on new lines. */
  freeze(): void;
  /** Nothing passes any more on the lines that there are; new ones work. */
  strand(): void;
  /** New lines work, and what was frozen goes on. */
  heal(): void;
  close(): Promise<void>;
}

export async function faultProxy(to: { readonly port: number; readonly host?: string }): Promise<FaultProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'whole' | 'cut' | 'frozen' = 'whole';

  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (state === 'cut') return void near.destroy();
    const far = createConnection({ port: to.port, host: to.host ?? '127.0.0.1' });
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on('error', () => undefined);
      one.on('data', (chunk) => other.write(chunk));
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
    if (state === 'frozen') for (const one of pair) one.pause();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const each = (act: (socket: Socket) => void) => {
    for (const pair of pairs) pair.forEach(act);
  };
  return {
    port: address.port,
    cut() {
      state = 'cut';
      each((socket) => socket.destroy());
    },
    freeze() {
      state = 'frozen';
      each((socket) => socket.pause());
    },
    strand() {
      each((socket) => socket.pause());
      // They are never woken again: whoever holds an end has to notice by itself.
      pairs.clear();
    },
    heal() {
      state = 'whole';
      each((socket) => socket.resume());
    },
    async close() {
      state = 'cut';
      each((socket) => socket.destroy());
      server.close();
    },
  };
}
