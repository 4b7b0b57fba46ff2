import type { ErrorCode, WireError } from '../protocol/error-codes.ts';
import type { Connection } from './connection.ts';
import type { LiveState } from './live-state.ts';
import { pauseAfter } from './pause.ts';

/** Refusals that pass by themselves: the message stays pending and is tried again. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'overloaded',
  'storage_unavailable',
  'internal_error',
] as const);
/** After this many passing refusals in a row that name no time, the shopper decides. */
const MAX_TRIES = 5;

interface Needs {
  readonly live: LiveState;
  readonly connection: () => Connection | undefined;
  readonly later: (work: () => void, ms: number) => void;
  readonly now: () => number;
  readonly random: () => number;
  /** The server knows neither conversation nor token any more: set it right, then the sending goes on. */
  readonly onStale: (error: WireError) => void;
  /** The log has a message with files: their addresses are not in the acknowledgement. */
  readonly onFilesSent: (seq: number) => void;
}

export interface Sender {
  /** Sends what the outbox holds, one after the other in the order written, unless that is already going on. */
  flush(): void;
}

/** Sends the outbox. An item leaves it only when the server acknowledged it, or the shopper gave it up. */
export function createSender({ live, connection, later, now, random, onStale, onFilesSent }: Needs): Sender {
  let busy = false;
  let again = false;
  let tries = 0;
  let held = false;

  async function run(): Promise<void> {
    for (;;) {
      const { conversationId, outbox, loaded } = live.get();
      const link = connection();
      const item = outbox.find(({ failure }) => failure === undefined);
      if (item === undefined || conversationId === undefined || !loaded || held || !link?.connected) return;
      const { clientId, text, value, files } = item;
      const outcome = await link.request('message:send', {
        conversationId,
        clientId,
        ...(text === undefined ? {} : { text }),
        ...(value === undefined ? {} : { value }),
        ...(files === undefined || files.length === 0 ? {} : { attachmentIds: files.map(({ id }) => id) }),
      });
      if (outcome.kind === 'lost') {
        if (link.connected) link.restart();
        return;
      }
      if (outcome.kind === 'done') {
        tries = 0;
        live.dispatch({ type: 'pause:over', what: 'send' });
        const { seq, id, createdAt } = outcome.answer;
        live.dispatch({ type: 'message:acknowledged', clientId, sent: { seq, id, createdAt } });
        if (files !== undefined && files.length > 0) onFilesSent(seq);
        // Placed beyond a gap it waits for the catch-up; sending it again would only ask the same.
        if (live.get().outbox.some((other) => other.clientId === clientId)) return;
        continue;
      }
      if (!refused(clientId, outcome.error)) return;
    }
  }

  /** False when the sending has to wait. */
  function refused(clientId: string, error: WireError): boolean {
    if (error.code === 'conversation_not_found' || error.code.startsWith('token_')) {
      onStale(error);
      return false;
    }
    const told = PASSING.has(error.code) ? pauseAfter(error, random) : undefined;
    if (told !== undefined)
      live.dispatch({ type: 'pause:begun', pause: { code: error.code, what: 'send', until: now() + told } });
    if (told !== undefined || (PASSING.has(error.code) && ++tries < MAX_TRIES)) {
      held = true;
      later(
        () => {
          held = false;
          flush();
        },
        told ?? 2 ** tries * 500 * (1 + random() * 0.25),
      );
      return false;
    }
    tries = 0;
    live.dispatch({ type: 'pause:over', what: 'send' });
    live.dispatch({ type: 'message:refused', clientId, code: error.code });
    return true;
  }

  function flush(): void {
    again = busy;
    if (busy) return;
    busy = true;
    void run().finally(() => {
      busy = false;
      if (again) flush();
    });
  }

  return { flush };
}
