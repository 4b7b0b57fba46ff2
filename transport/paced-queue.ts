/**
 * Lets work begin in the order in which it came, a few milliseconds of it in each round of the event loop, so that a thousand
 * pieces that came at once do not keep the loop from everything else.
 */
export interface PacedQueue {
  /** Resolves when the work may begin. */
  enter(): Promise<void>;
  /** Begins what waits, after `free` has changed. */
  wake(): void;
  waiting(): number;
}

export interface PacedQueueOptions {
  /** Time in one round of the event loop for the work that begins in it; the last piece may exceed it. */
  readonly budgetMs: number;
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
  /** Whether one more may begin. */
  readonly free?: () => boolean;
  /** Called as each begins. */
  readonly begun?: () => void;
  /** Whether this round is better left to others. */
  readonly yields?: () => boolean;
}

const MOST_A_ROUND = 16;

export function pacedQueue({ budgetMs, clock, free, begun, yields }: PacedQueueOptions): PacedQueue {
  const waiting: (() => void)[] = [];
  let planned = 0;
  let roundBegan: number | undefined;

  function plan(): void {
    if (planned > 0 || waiting.length === 0 || free?.() === false) return;
    planned = Math.min(waiting.length, MOST_A_ROUND);
    roundBegan = undefined;
    // All run in the same round; each looks at the clock after the one before has done its first, synchronous part.
    for (let count = 0; count < planned; count += 1) setImmediate(begin);
  }

  function begin(): void {
    planned -= 1;
    if (roundBegan === undefined) roundBegan = yields?.() === true ? Number.NEGATIVE_INFINITY : clock();
    if (clock() - roundBegan < budgetMs && free?.() !== false) {
      const next = waiting.shift();
      if (next !== undefined) {
        begun?.();
        next();
      }
    }
    plan();
  }

  return {
    enter: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        plan();
      }),
    wake: plan,
    waiting: () => waiting.length,
  };
}
