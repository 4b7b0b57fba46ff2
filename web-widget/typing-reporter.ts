/** "Is typing" is repeated no more often than this while the shopper types, milliseconds. */
const REPEAT_MS = 3_000;
/** After this many milliseconds without a key the typing is over. */
const IDLE_MS = 4_000;

export interface TypingReporter {
  typed(): void;
  stopped(): void;
}

interface Timers {
  readonly now: () => number;
  readonly set: (work: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
}

/** Tells the other side that the shopper types: at once, then throttled, and once when it is over. */
export function createTypingReporter(report: (typing: boolean) => void, timers: Timers): TypingReporter {
  let reportedAt: number | undefined;
  let idle: unknown;
  function stopped(): void {
    timers.clear(idle);
    if (reportedAt === undefined) return;
    reportedAt = undefined;
    report(false);
  }
  return {
    typed() {
      timers.clear(idle);
      idle = timers.set(stopped, IDLE_MS);
      if (reportedAt !== undefined && timers.now() - reportedAt < REPEAT_MS) return;
      reportedAt = timers.now();
      report(true);
    },
    stopped,
  };
}
