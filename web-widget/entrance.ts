import { retryAfterMs } from '../browser/retry-after.ts';
import type { WireError } from '../protocol/error-codes.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import type { LiveState } from './live-state.ts';
import { SessionRefused, type Tokens } from './tokens.ts';

export interface EntranceNeeds {
  readonly live: LiveState;
  readonly tokens: Tokens;
  readonly connect: (events: ConnectionEvents) => Connection;
  readonly now: () => number;
  readonly random: () => number;
  readonly later: (work: () => void, ms: number) => void;
  /** False when the browser knows that it has no network. */
  readonly online: () => boolean;
}

/** How the page comes by a token and with it by a connection; it tries until it has both. */
export interface Entrance {
  readonly closed: boolean;
  /** Undefined until the server has given access once. */
  connection(): Connection | undefined;
  enter(): void;
  /** With another token: the server refuses the one that it gave. */
  enterAnew(): void;
  token(): Promise<string>;
  renewToken(refused: string): Promise<string>;
  /** Shows that the connection is gone. */
  lost(): void;
  close(): void;
}

export function createEntrance(
  needs: EntranceNeeds,
  events: Pick<ConnectionEvents, 'onUp' | 'onRefused' | 'onPush'>,
): Entrance {
  const { live, tokens, random, later } = needs;
  let connection: Connection | undefined;
  let token = '';
  let closed = false;
  let failedTries = 0;

  async function enter(obtain: () => Promise<{ readonly token: string }>): Promise<void> {
    if (closed) return;
    try {
      token = (await obtain()).token;
      failedTries = 0;
    } catch (error) {
      failedTries++;
      lost();
      const again = () => void enter(obtain);
      if (!(error instanceof SessionRefused && comeWhenTold(needs, error.refusal, again)))
        later(again, backOff(failedTries, random));
      return;
    }
    if (closed) return;
    if (connection) connection.restart();
    else connection = needs.connect({ ...events, token: () => token, onDown: lost });
  }

  function lost(): void {
    const { loaded } = live.get();
    const link = needs.online() ? (loaded || failedTries > 0 ? 'reconnecting' : 'connecting') : 'offline';
    live.dispatch({ type: 'link:changed', link });
  }

  return {
    get closed() {
      return closed;
    },
    connection: () => connection,
    enter: () => void enter(() => tokens.current()),
    enterAnew() {
      const refused = token;
      void enter(() => tokens.renew(refused));
    },
    async token() {
      token ||= (await tokens.current()).token;
      return token;
    },
    async renewToken(refused) {
      token = (await tokens.renew(refused)).token;
      connection?.restart();
      return token;
    },
    lost,
    close() {
      closed = true;
      connection?.close();
    },
  };
}

/** Whether the server has said when: then the shopper is told, and it goes on by itself. */
export function comeWhenTold({ live, now, random, later }: EntranceNeeds, error: WireError, work: () => void): boolean {
  const told = retryAfterMs(error, random);
  if (told === undefined) return false;
  live.dispatch({ type: 'pause:begun', pause: { code: error.code, what: 'open', until: now() + told } });
  later(work, told);
  return true;
}

/** Full jitter, 0.5–20 s, as many widgets must not come back at one instant. */
function backOff(failedTries: number, random: () => number): number {
  return Math.min(20_000, 500 * 2 ** failedTries) * (0.5 + random() / 2);
}
