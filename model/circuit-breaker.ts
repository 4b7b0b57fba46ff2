/** Rests a service that fails: after some failures in a row it is not called until a pause is over, and then once. */
export interface CircuitBreaker {
  /** Whether a call may be made now; whoever is told so must say how it ended. */
  enter(): boolean;
  succeeded(): void;
  failed(): void;
}

export interface BreakerSettings {
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
  readonly failures: number;
  readonly restMs: number;
  /** Calls under way at the same time. */
  readonly most: number;
}

export function circuitBreaker({ clock, failures, restMs, most }: BreakerSettings): CircuitBreaker {
  let inARow = 0;
  let restUntil = Number.NEGATIVE_INFINITY;
  let underWay = 0;
  const end = () => {
    underWay -= 1;
  };
  return {
    enter() {
      const resting = inARow >= failures && (clock() < restUntil || underWay > 0);
      if (resting || underWay >= most) return false;
      underWay += 1;
      return true;
    },
    succeeded() {
      end();
      inARow = 0;
    },
    failed() {
      end();
      inARow += 1;
      if (inARow >= failures) restUntil = clock() + restMs;
    },
  };
}
