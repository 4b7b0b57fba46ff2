import { pacedQueue } from '../../transport/paced-queue.ts';

/** Lets a bounded number of turns run, in the order in which they asked. */
export interface TurnSlots {
  during<T>(turn: () => Promise<T>): Promise<T>;
}

export interface TurnSlotsOptions {
  /** At a time: enough that their commits share one sync to disk. */
  readonly most: number;
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
  /** Whether this round of the event loop is better left to others. */
  readonly yields?: () => boolean;
}

/** Two turns or three: what they wrote goes to disk together, and the loop is kept no longer than a blink. */
const BUDGET_MS = 4;

/**
 * A few turns begin in each round of the event loop, so that a commit of many questions does not keep the loop from
 * everything else for as long as all their answers take to find.
 */
export function turnSlots({ most, clock, yields }: TurnSlotsOptions): TurnSlots {
  let running = 0;
  const queue = pacedQueue({
    budgetMs: BUDGET_MS,
    clock,
    free: () => running < most,
    begun: () => {
      running += 1;
    },
    ...(yields === undefined ? {} : { yields }),
  });
  return {
    async during(turn) {
      await queue.enter();
      try {
        return await turn();
      } finally {
        running -= 1;
        queue.wake();
      }
    },
  };
}
