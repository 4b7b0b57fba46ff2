import { openSocket, reviveAfterHangUp } from '../../browser/socket-link.ts';

/** Which case a push is about. */
export function pushedNumber(push: unknown): string | undefined {
  if (typeof push !== 'object' || push === null) return undefined;
  const number = new Map(Object.entries(push)).get('caseNumber');
  return typeof number === 'string' ? number : undefined;
}

/** Pushes that come closer together than this are told as one: a busy platform changes many cases a second. */
const GATHER_MS = 400;

/**
 * Listens for changes of the reader's cases: a party's by its token, all of them for staff by the cookie. After a link
 * that was lost has come back, everything may have changed. Without a socket the pages still ask by themselves.
 * @param changed gets the numbers of the cases that changed; undefined: any may have
 * @returns how to stop
 */
export function liveUpdates(
  token: (() => string) | undefined,
  changed: (numbers: ReadonlySet<string> | undefined) => void,
): () => void {
  const socket = token === undefined ? openSocket('/agent') : openSocket('/shopper', { token });
  const stopReviving = reviveAfterHangUp(socket);
  let numbers: Set<string> | undefined = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = (number: string | undefined): void => {
    if (number === undefined) numbers = undefined;
    else numbers?.add(number);
    timer ??= setTimeout(() => {
      timer = undefined;
      const told = numbers;
      numbers = new Set();
      changed(told);
    }, GATHER_MS);
  };
  let before = false;
  socket.on('dispute:changed', (push: unknown) => note(pushedNumber(push)));
  // Of no case: lists are read anew, the page of a case is not.
  socket.on('inbox:changed', () => note(''));
  socket.on('connect', () => {
    if (before) note(undefined);
    before = true;
  });
  const back = (): void => void socket.connect();
  // Refused, not lost: the token ran out. By the next try a page that asked for something has a new one.
  let retry: ReturnType<typeof setTimeout> | undefined;
  socket.on('connect_error', () => {
    if (!socket.active) retry = setTimeout(back, 10_000);
  });
  window.addEventListener('online', back);
  back();
  return () => {
    clearTimeout(timer);
    clearTimeout(retry);
    stopReviving();
    window.removeEventListener('online', back);
    socket.disconnect();
  };
}
