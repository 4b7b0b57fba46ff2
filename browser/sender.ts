import type { ErrorCode, WireError } from '../protocol/error-codes.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Outcome } from './socket-link.ts';

/** Refusals that pass by themselves: the item stays in the outbox and is tried again. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'overloaded',
  'storage_unavailable',
  'internal_error',
] as const);
/** After this many passing refusals in a row that name no time, whoever wrote it decides. */
const MAX_TRIES = 5;

/** An outbox, where it is sent to, and what becomes of its items there. */
interface SenderNeeds<Item, Answer> {
  /** The oldest item that is to be sent; undefined where there is none, and where none can be sent now. */
  readonly next: () => Item | undefined;
  readonly send: (item: Item) => Promise<Outcome<Answer>>;
  /** The server has the item. This and the next two tell whether the next item may follow at once. */
  readonly onSent: (item: Item, answer: Answer) => boolean;
  /** The server will not take it, or has refused it too often. */
  readonly onRefused: (item: Item, error: WireError) => boolean;
  /** No answer came: the server may have it or not. */
  readonly onLost: (item: Item) => boolean;
  /** The server has said when to come again, and until then nothing is sent. */
  readonly onPause?: (error: WireError, ms: number) => void;
  /** A longer pause than this counts as a refusal, milliseconds. */
  readonly longestPause?: number;
  readonly later: (work: () => void, ms: number) => void;
  readonly random: () => number;
}

export interface Sender {
  /** Sends what the outbox holds, one after the other in the order written, unless that is already going on. */
  flush(): void;
}

/**
 * Sends an outbox. Items go out again after a break with the id that they had, so that the log holds them once; each
 * leaves the outbox only when the server has acknowledged it, or its writer gives it up.
 */
export function createSender<Item, Answer>(needs: SenderNeeds<Item, Answer>): Sender {
  const { next, send, later, random, longestPause = Number.POSITIVE_INFINITY } = needs;
  let busy = false;
  let again = false;
  let tries = 0;
  let held = false;

  async function run(): Promise<void> {
    for (let item = next(); item !== undefined && !held; item = next()) {
      const outcome = await send(item);
      if (!mayFollow(item, outcome)) return;
    }
  }

  function mayFollow(item: Item, outcome: Outcome<Answer>): boolean {
    if (outcome.kind === 'lost') return needs.onLost(item);
    if (outcome.kind === 'refused' && holdBack(outcome.error)) return false;
    tries = 0;
    return outcome.kind === 'done' ? needs.onSent(item, outcome.answer) : needs.onRefused(item, outcome.error);
  }

  /** Whether the item is tried again by itself, after a while. */
  function holdBack(error: WireError): boolean {
    if (!PASSING.has(error.code)) return false;
    const told = retryAfterMs(error, random);
    if (told === undefined ? ++tries >= MAX_TRIES : told > longestPause) return false;
    if (told !== undefined) needs.onPause?.(error, told);
    held = true;
    later(
      () => {
        held = false;
        flush();
      },
      told ?? 2 ** tries * 500 * (1 + random() * 0.25),
    );
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
