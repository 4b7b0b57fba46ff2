import { retryAfterMs } from '../browser/retry-after.ts';
import type { WireError } from '../protocol/error-codes.ts';
import { createCatchUp } from './catch-up.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import type { LiveState } from './live-state.ts';
import { applyPush } from './pushes.ts';
import { isBehind } from './state.ts';
import { isTokenRefusal, SessionRefused, type Tokens } from './tokens.ts';

/** The page's link to its conversation: gets access, connects, fetches what it lacks, and does so again after a break. */
export interface LiveLink {
  /** Undefined until the server has given access once. */
  connection(): Connection | undefined;
  open(): void;
  /** Fetches what the page lacks of the log. */
  catchUp(): void;
  /** The server does not know this token or conversation (any more), or does not serve us now. What was typed stays. */
  stale(error: WireError): void;
  /** The network may have changed: makes sure that the link is alive. */
  probe(): void;
  token(): Promise<string>;
  renewToken(refused: string): Promise<string>;
  close(): void;
}

export interface LiveLinkNeeds {
  readonly live: LiveState;
  readonly tokens: Tokens;
  readonly connect: (events: ConnectionEvents) => Connection;
  readonly now: () => number;
  readonly random: () => number;
  readonly later: (work: () => void, ms: number) => void;
  /** False when the browser knows that it has no network. */
  readonly online: () => boolean;
}

interface Listeners {
  /** Nothing of the log is missing now. */
  readonly onCaughtUp: () => void;
  readonly onForgotten: () => void;
}

/** A probe without an answer for this long, in milliseconds: the link is dead though it looks open. */
const PROBE_MS = 4_000;

export function createLiveLink(needs: LiveLinkNeeds, { onCaughtUp, onForgotten }: Listeners): LiveLink {
  const { live, tokens, now, random, later } = needs;
  let connection: Connection | undefined;
  let token = '';
  let closed = false;
  let failedTries = 0;
  const catchUp = createCatchUp({ live, connection: () => connection, onDone: caughtUp, onStale: stale });

  async function enter(obtain: () => Promise<{ readonly token: string }>): Promise<void> {
    try {
      token = (await obtain()).token;
      failedTries = 0;
    } catch (error) {
      failedTries++;
      linkLost();
      return tryAgain(error, () => enter(obtain));
    }
    if (closed) return;
    if (connection) connection.restart();
    else connection = needs.connect({ token: () => token, onUp: catchUp, onDown: linkLost, onRefused: stale, onPush });
  }

  function tryAgain(error: unknown, work: () => unknown): void {
    if (error instanceof SessionRefused && comeAgain(error.refusal, work)) return;
    // Full jitter, 0.5–20 s: many widgets must not come back at one instant.
    const ceiling = Math.min(20_000, 500 * 2 ** failedTries);
    if (!closed) later(() => void work(), ceiling * (0.5 + random() / 2));
  }

  /** Whether the server has said when: then the shopper is told, and it goes on by itself. */
  function comeAgain(error: WireError, work: () => unknown): boolean {
    const told = retryAfterMs(error, random);
    if (told === undefined) return false;
    live.dispatch({ type: 'pause:begun', pause: { code: error.code, what: 'open', until: now() + told } });
    later(() => {
      if (!closed) work();
    }, told);
    return true;
  }

  function linkLost(): void {
    const link = needs.online() ? (live.get().loaded ? 'reconnecting' : 'connecting') : 'offline';
    live.dispatch({ type: 'link:changed', link: failedTries > 0 && link === 'connecting' ? 'reconnecting' : link });
  }

  const onPush: ConnectionEvents['onPush'] = (event, push) => {
    if (applyPush(live, event, push)) catchUp();
  };

  function stale(error: WireError): void {
    if (error.code === 'conversation_not_found') {
      onForgotten();
      live.dispatch({ type: 'conversation:forgotten' });
      catchUp();
    } else if (isTokenRefusal(error.code)) {
      const refused = token;
      void enter(() => tokens.renew(refused));
    } else comeBack(error);
  }

  function comeBack(error: WireError): void {
    // A link that stands is kept: to build it anew is more work than what was refused.
    const goOn = () => (connection?.connected ? catchUp() : connection?.restart());
    if (comeAgain(error, goOn)) return;
    live.dispatch({ type: 'notice:shown', code: error.code });
    later(goOn, 5_000 * (1 + random()));
  }

  function caughtUp(): void {
    live.dispatch({ type: 'link:changed', link: 'online' });
    live.dispatch({ type: 'pause:over', what: 'open' });
    onCaughtUp();
  }

  async function knock(link: Connection, conversationId: string): Promise<void> {
    const afterSeq = live.get().log.lastSeq;
    const outcome = await link.request('conversation:open', { conversationId, afterSeq }, PROBE_MS);
    if (closed || outcome.kind === 'refused') return;
    if (outcome.kind === 'done') {
      live.dispatch({ type: 'conversation:opened', afterSeq, ...outcome.answer });
      return isBehind(live.get()) ? catchUp() : caughtUp();
    }
    linkLost();
    connection?.restart();
  }

  return {
    connection: () => connection,
    open: () => void enter(() => tokens.current()),
    catchUp,
    stale,
    probe() {
      const { conversationId } = live.get();
      if (!connection) return;
      if (connection.connected && conversationId) void knock(connection, conversationId);
      else connection.restart();
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
    close() {
      closed = true;
      connection?.close();
    },
  };
}
