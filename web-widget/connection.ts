import { handshakeRefusal, type Outcome, openSocket, request, reviveAfterHangUp } from '../browser/socket-link.ts';
import type { WireError } from '../protocol/error-codes.ts';
import type { Acknowledgement, ShopperPushes, ShopperRequests } from '../protocol/shopper-events.ts';

export type RequestOf<E extends keyof ShopperRequests> = Parameters<ShopperRequests[E]>[0];
export type AnswerOf<E extends keyof ShopperRequests> = Parameters<ShopperRequests[E]>[1] extends (
  answer: Acknowledgement<infer T>,
) => void
  ? T
  : never;

export interface Connection {
  readonly connected: boolean;
  request<E extends keyof ShopperRequests>(
    event: E,
    body: RequestOf<E>,
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

const PUSHES: readonly (keyof ShopperPushes)[] = [
  'message:new',
  'message:translated',
  'handoff:changed',
  'typing:changed',
  'message:read',
  'locale:changed',
  'dispute:changed',
  'inbox:changed',
  'conversation:closed',
];

/** A link to `/shopper` that comes back by itself. */
export function connect(server: string, events: ConnectionEvents): Connection {
  const socket = openSocket('/shopper', { server, token: events.token });
  const stopReviving = reviveAfterHangUp(socket);

  socket.on('connect', events.onUp);
  socket.on('disconnect', events.onDown);
  socket.on('connect_error', (error) => {
    events.onDown();
    if (!socket.active) events.onRefused(handshakeRefusal(error));
  });
  for (const event of PUSHES) socket.on(event, (push) => events.onPush(event, push));
  socket.connect();

  return {
    get connected() {
      return socket.connected;
    },
    request: (event, body, timeoutMs) => request(socket, event, body, timeoutMs),
    restart() {
      stopReviving();
      socket.disconnect().connect();
    },
    close() {
      stopReviving();
      socket.disconnect();
    },
  };
}
