import { io, type Socket } from 'socket.io-client';
import type { WireError } from '../protocol/error-codes.ts';

/** A request's outcome; `lost` when the link broke or the server did not answer in time: it may have been done. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly answer: T }
  | { readonly kind: 'refused'; readonly error: WireError }
  | { readonly kind: 'lost' };

interface LinkOptions {
  /** In the place of the page's own server. */
  readonly server?: string;
  /** Asked at each try to connect; without it the session cookie speaks. */
  readonly token?: () => string;
}

/** How long an acknowledgement may take before the request counts as lost, milliseconds. */
const ACKNOWLEDGE_MS = 10_000;
/** Many pages must not come back at one instant after a restart of the server, milliseconds. */
const HANG_UP = { first: 300, spread: 1_500 } as const;

/** Not connected yet. WebSocket first, long polling where that is blocked; reconnects by itself with jitter. */
export function openSocket(namespace: '/agent' | '/shopper', { server = '', token }: LinkOptions = {}): Socket {
  return io(server + namespace, {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 400,
    // Shoppers are many: after a restart of the server their tries are spread more widely.
    reconnectionDelayMax: namespace === '/agent' ? 8_000 : 15_000,
    randomizationFactor: 0.5,
    timeout: 10_000,
    ...(token === undefined ? {} : { auth: (give: (data: object) => void) => give({ token: token() }) }),
  });
}

/** The part of a socket that comes back. */
interface Revivable {
  on(event: 'disconnect', listener: (reason: string) => void): unknown;
  connect(): unknown;
}

/**
 * Comes back after the server has hung up, as it does on logout and before a restart: Socket.IO takes that as final.
 * @returns gives up a try that is planned; to be called before the socket is closed for good
 */
export function reviveAfterHangUp(socket: Revivable): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  socket.on('disconnect', (reason) => {
    if (reason !== 'io server disconnect') return;
    timer = setTimeout(() => socket.connect(), HANG_UP.first + Math.random() * HANG_UP.spread);
  });
  return () => clearTimeout(timer);
}

interface Acknowledging {
  emitWithAck(event: string, body: unknown): Promise<unknown>;
}

/** Asks and waits for the acknowledgement. Without a link nothing is sent: Socket.IO would keep it and send it much later. */
export async function request<T>(
  socket: { readonly connected: boolean; timeout(ms: number): unknown },
  event: string,
  body: unknown,
  timeoutMs = ACKNOWLEDGE_MS,
): Promise<Outcome<T>> {
  if (!socket.connected) return { kind: 'lost' };
  try {
    const emitter = socket.timeout(timeoutMs) as Acknowledging;
    const answer = (await emitter.emitWithAck(event, body)) as ({ ok: true } & T) | { ok: false; error: WireError };
    return answer.ok ? { kind: 'done', answer } : { kind: 'refused', error: answer.error };
  } catch {
    return { kind: 'lost' };
  }
}

/** The code with which a server refused the handshake; `internal_error` where it named none. */
export function handshakeRefusal(error: Error & { data?: unknown }): WireError {
  const data = typeof error.data === 'object' && error.data !== null ? error.data : {};
  const code = 'code' in data ? data.code : error.message.includes('_') ? error.message : 'internal_error';
  return { ...data, code } as WireError;
}
