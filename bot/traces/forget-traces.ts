import type { TurnTraces } from '../../handoff/conversation/turn-traces.ts';
import type { Instant } from '../../protocol/instant.ts';

export interface ForgettingPorts {
  readonly traces: Pick<TurnTraces, 'removeBefore'>;
  readonly days: number;
  readonly now: () => Instant;
  readonly onFault: (error: unknown) => void;
}

const DAY_MS = 24 * 60 * 60_000;
const EVERY_MS = 60 * 60_000;
/** At a time, so that what shoppers write waits for no more than a moment. */
const MOST_AT_ONCE = 500;

/** Removes traces that are older than the operator wants to keep them: at the start, and then each hour. */
export function forgetTraces({ traces, days, now, onFault }: ForgettingPorts) {
  let closed = false;
  let forgetting: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  async function forget(): Promise<void> {
    const before = now() - days * DAY_MS;
    while (!closed && (await traces.removeBefore(before, MOST_AT_ONCE)) === MOST_AT_ONCE);
  }
  const round = () => {
    forgetting = forgetting.then(() => (closed ? undefined : forget())).catch(onFault);
    return forgetting;
  };
  return {
    start(): void {
      void round();
      timer = setInterval(round, EVERY_MS);
    },
    /** Resolves when all that is too old is gone. */
    round,
    async close(): Promise<void> {
      closed = true;
      clearInterval(timer);
      await forgetting;
    },
  };
}
