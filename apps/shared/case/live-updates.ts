import { io } from 'socket.io-client';

/** Which case a push is about. */
export function pushedNumber(push: unknown): string | undefined {
  if (typeof push !== 'object' || push === null) return undefined;
  const number = new Map(Object.entries(push)).get('caseNumber');
  return typeof number === 'string' ? number : undefined;
}

/**
 * Listens for changes of the reader's cases: a party's by its token, all of them for staff by the cookie.
 * Without a socket the pages still ask by themselves. Returns how to stop.
 */
export function liveUpdates(
  token: (() => string) | undefined,
  changed: (number: string | undefined) => void,
): () => void {
  const socket = io(token === undefined ? '/agent' : '/shopper', {
    transports: ['websocket', 'polling'],
    reconnectionDelayMax: 10_000,
    ...(token === undefined ? {} : { auth: (give: (data: object) => void) => give({ token: token() }) }),
  });
  socket.on('dispute:changed', (push: unknown) => changed(pushedNumber(push)));
  return () => void socket.disconnect();
}
