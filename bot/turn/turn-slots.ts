/** Lets a bounded number of turns run, in the order in which they asked. */
export interface TurnSlots {
  during<T>(turn: () => Promise<T>): Promise<T>;
}

/**
 * One turn begins in each round of the event loop, so that a commit of many questions does not keep the loop from everything
 * else for as long as all their answers take to find.
 * @param most at a time: enough that their commits share one sync to disk
 */
export function turnSlots(most: number): TurnSlots {
  const waiting: (() => void)[] = [];
  let running = 0;
  let granting = false;

  function grant(): void {
    granting = false;
    if (running >= most) return;
    const next = waiting.shift();
    if (next === undefined) return;
    running += 1;
    next();
    schedule();
  }

  function schedule(): void {
    if (granting || running >= most || waiting.length === 0) return;
    granting = true;
    setImmediate(grant);
  }

  return {
    async during(turn) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        schedule();
      });
      try {
        return await turn();
      } finally {
        running -= 1;
        schedule();
      }
    },
  };
}
