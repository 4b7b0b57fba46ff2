import { CodedError } from '../../protocol/error-codes.ts';

/** Lets a bounded number of pieces of costly work run, and a bounded number wait. */
export interface BoundedWork {
  /** @throws CodedError `overloaded` with the time that those who wait will take */
  during<T>(work: () => Promise<T>): Promise<T>;
}

const FIRST_GUESS_MS = 100;

/** @param clock that never jumps, in milliseconds */
export function boundedWork(bounds: {
  readonly running: number;
  readonly waiting: number;
  readonly clock: () => number;
}): BoundedWork {
  const { clock } = bounds;
  const queue: (() => void)[] = [];
  let running = 0;
  let usualMs = FIRST_GUESS_MS;
  return {
    async during(work) {
      if (running < bounds.running) running += 1;
      else if (queue.length < bounds.waiting) await new Promise<void>((resolve) => queue.push(resolve));
      else {
        const seconds = (usualMs * (queue.length + 1)) / bounds.running / 1000;
        throw new CodedError('overloaded', { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) });
      }
      const began = clock();
      try {
        return await work();
      } finally {
        usualMs += 0.1 * (clock() - began - usualMs);
        // The place is handed on, not given up: nobody who comes now overtakes those who wait.
        const next = queue.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
