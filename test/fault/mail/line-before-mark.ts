import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer } from 'node:net';

/** A line to a mail server that lets nothing through which marks a mail, and says that there was such. */
export async function lineBeforeMark(port: number): Promise<{
  readonly port: number;
  readonly marked: Promise<unknown>;
  close(): Promise<void>;
}> {
  const heard = new EventTarget();
  const marked = once(heard, 'mark');
  const server = createServer((near) => {
    const far = createConnection({ port, host: '127.0.0.1' });
    near.on('data', (chunk) => {
      if (/ STORE /.test(chunk.toString('latin1'))) heard.dispatchEvent(new Event('mark'));
      else far.write(chunk);
    });
    far.on('data', (chunk) => near.write(chunk));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    marked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
