import type { WireError } from '../protocol/error-codes.ts';
import type { Connection } from './connection.ts';
import type { LiveState } from './live-state.ts';
import { isBehind } from './state.ts';

interface Needs {
  readonly live: LiveState;
  readonly connection: () => Connection | undefined;
  /** Everything known of is shown. */
  readonly onDone: () => void;
  /** The server does not know this conversation or token. */
  readonly onStale: (error: WireError) => void;
}

/**
 * Fetches what the page lacks of the log, page by page, until nothing is missing. Called after every (re)connect and
 * at every gap; a call during a run adds nothing to it but one more look.
 */
export function createCatchUp({ live, connection, onDone, onStale }: Needs): () => void {
  let running = false;
  let again = false;

  async function run(): Promise<void> {
    for (let first = true; first || isBehind(live.get()) || again; first = false) {
      again = false;
      const { conversationId, log, locale } = live.get();
      const afterSeq = log.lastSeq;
      const link = connection();
      if (!link?.connected) return;
      const outcome = await link.request('conversation:open', {
        ...(conversationId === undefined ? {} : { conversationId }),
        ...(afterSeq === 0 ? {} : { afterSeq }),
        ...(conversationId === undefined ? { locale } : {}),
      });
      if (outcome.kind === 'lost') {
        if (link.connected) link.restart();
        return;
      }
      // Meanwhile the shopper has chosen another one.
      if (live.get().conversationId !== conversationId) {
        again = true;
        continue;
      }
      if (outcome.kind === 'refused') return onStale(outcome.error);
      live.dispatch({ type: 'conversation:opened', afterSeq, ...outcome.answer });
    }
    onDone();
  }

  function catchUp(): void {
    again = running;
    if (running) return;
    running = true;
    void run().finally(() => {
      running = false;
      if (again && connection()?.connected) catchUp();
    });
  }

  return catchUp;
}
