import { io, type Socket } from 'socket.io-client';
import type { WireError } from '../protocol/error-codes.ts';
import type { Acknowledgement, ShopperPushes, ShopperRequests } from '../protocol/shopper-events.ts';

type RequestBody<E extends keyof ShopperRequests> = Parameters<ShopperRequests[E]>[0];
type AnswerOf<E extends keyof ShopperRequests> = Parameters<ShopperRequests[E]>[1] extends (
  answer: Acknowledgement<infer T>,
) => void
  ? T
  : never;

/** A request's outcome; `lost` when the link broke or the server did not answer in time: it may have been done. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly answer: T }
  | { readonly kind: 'refused'; readonly error: WireError }
  | { readonly kind: 'lost' };

export interface Connection {
  readonly connected: boolean;
  request<E extends keyof ShopperRequests>(
    event: E,
    body: RequestBody<E>,
    timeoutMs?: number,
  ): Promise<Outcome<AnswerOf<E>>>;
  /** Opens the link; when it is open or half-open, drops it first. */
  restart(): void;
  close(): void;
}

export interface ConnectionEvents {
  readonly token: () => string;
  readonly onUp: () => void;
  readonly onDown: () => void;
  /** The server refused the handshake with a code; nothing is tried again until `restart`. */
  readonly onRefused: (error: WireError) => void;
  readonly onPush: <E extends keyof ShopperPushes>(event: E, push: Parameters<ShopperPushes[E]>[0]) => void;
}

/** How long an acknowledgement may take before the link is taken for dead, milliseconds. */
const ACKNOWLEDGE_MS = 10_000;
const PUSHES: readonly (keyof ShopperPushes)[] = [
  'message:new',
  'handoff:changed',
  'typing:changed',
  'message:read',
  'locale:changed',
  'dispute:changed',
  'conversation:closed',
];

/** A Socket.IO link to `/shopper`, WebSocket first, long polling where that is blocked. Reconnects by itself with jitter. */
export function connect(server: string, events: ConnectionEvents): Connection {
  const socket: Socket = io(`${server}/shopper`, {
    auth: (give) => give({ token: events.token() }),
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.5,
    timeout: 10_000,
  });
  let revive: ReturnType<typeof setTimeout> | undefined;

  socket.on('connect', events.onUp);
  socket.on('disconnect', (reason) => {
    events.onDown();
    // A server that drains cuts its sockets; Socket.IO takes that as final, a shopper does not.
    if (reason === 'io server disconnect') revive = setTimeout(() => socket.connect(), 300 + Math.random() * 1_500);
  });
  socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
    events.onDown();
    const code = error.data?.code ?? (error.message.includes('_') ? error.message : undefined);
    if (!socket.active) events.onRefused({ ...error.data, code: code ?? 'internal_error' } as WireError);
  });
  for (const event of PUSHES) socket.on(event, (push) => events.onPush(event, push));

  return {
    get connected() {
      return socket.connected;
    },
    async request(event, body, timeoutMs = ACKNOWLEDGE_MS) {
      if (!socket.connected) return { kind: 'lost' };
      try {
        const answer = await socket.timeout(timeoutMs).emitWithAck(event, body);
        return answer.ok ? { kind: 'done', answer } : { kind: 'refused', error: answer.error };
      } catch {
        return { kind: 'lost' };
      }
    },
    restart() {
      clearTimeout(revive);
      socket.disconnect().connect();
    },
    close() {
      clearTimeout(revive);
      socket.disconnect();
    },
  };
}
