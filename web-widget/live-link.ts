import { isTokenRefusal } from '../browser/api.ts';
import type { WireError } from '../protocol/error-codes.ts';
import { createCatchUp } from './catch-up.ts';
import { comeWhenTold, createEntrance, type Entrance, type EntranceNeeds } from './entrance.ts';
import { applyPush } from './pushes.ts';
import { isBehind } from './state.ts';

/** The page's link to its conversation: fetches what the page lacks of it, again after each break. */
export interface LiveLink extends Pick<Entrance, 'connection' | 'token' | 'renewToken' | 'close'> {
  open(): void;
  /** Fetches what the page lacks of the log. */
  catchUp(): void;
  /**
   * The server does not know this token or conversation (any more), the conversation goes on in another one, or we are not served now. What
   * was typed stays.
   */
  stale(error: WireError): void;
  /** The network may have changed: makes sure that the link is alive. */
  probe(): void;
}

interface Listeners {
  /** Nothing of the log is missing now. */
  readonly onCaughtUp: () => void;
  readonly onForgotten: () => void;
}

/** A probe without an answer for this long, in milliseconds: the link is dead though it looks open. */
const PROBE_MS = 4_000;

export function createLiveLink(needs: EntranceNeeds, { onCaughtUp, onForgotten }: Listeners): LiveLink {
  const { live, random, later } = needs;
  const entrance = createEntrance(needs, {
    onUp: () => catchUp(),
    onRefused: stale,
    onPush(event, push) {
      if (applyPush(live, event, push)) catchUp();
    },
  });
  const { connection, token, renewToken, close } = entrance;
  const catchUp = createCatchUp({ live, connection, onDone: caughtUp, onStale: stale });

  function stale(error: WireError): void {
    if (error.code === 'conversation_not_found' || error.code === 'ticket_merged') {
      onForgotten();
      const { conversationId: goesOn } = error.data ?? {};
      live.dispatch({ type: 'conversation:forgotten', goesOn: typeof goesOn === 'string' ? goesOn : undefined });
      catchUp();
    } else if (isTokenRefusal(error.code)) {
      entrance.enterAnew();
    } else if (!comeWhenTold(needs, error, goOn)) {
      live.dispatch({ type: 'notice:shown', code: error.code });
      later(goOn, 5_000 * (1 + random()));
    }
  }

  /** A link that stands is kept: to build it anew is more work than what was refused. */
  function goOn(): void {
    if (entrance.closed) return;
    if (connection()?.connected) catchUp();
    else connection()?.restart();
  }

  function caughtUp(): void {
    live.dispatch({ type: 'link:changed', link: 'online' });
    live.dispatch({ type: 'pause:over', what: 'open' });
    onCaughtUp();
  }

  async function probe(): Promise<void> {
    const { conversationId, log } = live.get();
    const link = connection();
    if (!link?.connected || !conversationId) return link?.restart();
    const afterSeq = log.lastSeq;
    const outcome = await link.request('conversation:open', { conversationId, afterSeq }, PROBE_MS);
    if (entrance.closed || outcome.kind === 'refused') return;
    if (outcome.kind === 'done') {
      // Meanwhile the shopper has chosen another one, which is caught up by itself.
      if (live.get().conversationId !== conversationId) return;
      live.dispatch({ type: 'conversation:opened', afterSeq, ...outcome.answer });
      if (isBehind(live.get())) catchUp();
      else caughtUp();
    } else {
      entrance.lost();
      link.restart();
    }
  }

  return { connection, open: entrance.enter, catchUp, stale, probe: () => void probe(), token, renewToken, close };
}
