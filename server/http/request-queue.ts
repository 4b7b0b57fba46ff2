import type { CodedError } from '../../protocol/error-codes.ts';
import { loadGate } from '../../transport/load-gate.ts';
import { pacedQueue } from '../../transport/paced-queue.ts';

/** Lets requests begin in the order in which they came, as fast as the server gets them done, and refuses the rest. */
export interface RequestQueue {
  /**
   * Resolves when the request may begin.
   * @throws CodedError `overloaded` with the time until it can be served
   */
  enter(): Promise<void>;
  /** What `enter` would throw now. */
  refusal(): CodedError | undefined;
  waiting(): number;
}

export interface RequestQueuePorts {
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
  /** Whether this round of the event loop is better left to others. */
  readonly yields?: () => boolean;
}

const BUDGET_MS = 5;
const FIRST_GUESS_MS = 2;

export function requestQueue({ clock, yields }: RequestQueuePorts): RequestQueue {
  const queue = pacedQueue({
    budgetMs: BUDGET_MS,
    clock,
    begun: () => gate.done(),
    ...(yields === undefined ? {} : { yields }),
  });
  const gate = loadGate({ owed: queue.waiting, clock, firstGuessMs: FIRST_GUESS_MS });
  return {
    async enter() {
      gate.admit();
      await queue.enter();
    },
    refusal() {
      try {
        gate.admit();
        return undefined;
      } catch (error) {
        return error as CodedError;
      }
    },
    waiting: queue.waiting,
  };
}
