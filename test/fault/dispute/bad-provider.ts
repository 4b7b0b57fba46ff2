import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BadProvider {
  readonly url: string;
  /** How often it did what. */
  readonly fates: Record<string, number>;
  /** What went to buyer and seller of this case, in minor units. */
  booked(caseId: string): number;
  close(): Promise<void>;
}

interface Booking {
  readonly key: string;
  readonly caseId: string;
  readonly to: string;
  readonly minor: number;
}

/** A marketplace's ledger on a bad day: of seven calls one is never answered, two fail, two are booked and the line is cut. */
export async function badProvider(keepsKeys: boolean): Promise<BadProvider> {
  const bookings = new Map<string, Booking>();
  const fates: Record<string, number> = { late: 0, failed: 0, dropped: 0, answered: 0 };
  let calls = 0;
  const count = (fate: string) => {
    fates[fate] = (fates[fate] ?? 0) + 1;
  };
  const server = createServer(async (request, response) => {
    const booking = JSON.parse(await textOf(request)) as Booking;
    const fate = calls % 7;
    calls += 1;
    if (fate === 0) return count('late');
    if (fate === 1 || fate === 4) {
      count('failed');
      response.writeHead(fate === 1 ? 500 : 503).end('{}');
      return;
    }
    bookings.set(keepsKeys ? booking.key : `${booking.key}/${calls}`, booking);
    if (fate === 2 || fate === 5) {
      count('dropped');
      request.socket.destroy();
      return;
    }
    count('answered');
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":"done"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fates,
    booked: (caseId) =>
      [...bookings.values()]
        .filter((booking) => booking.caseId === caseId && booking.to !== 'escrow')
        .reduce((sum, { minor }) => sum + minor, 0),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
