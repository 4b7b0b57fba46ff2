import type { SearchIndex } from './search-index.ts';

export interface FillingPorts {
  readonly index: Pick<SearchIndex, 'takeUp'>;
  /** Messages that wait to be acknowledged. */
  readonly waiting: () => number;
  readonly onFault: (error: unknown) => void;
}

/** What is written is to be found within two seconds. */
const EVERY_MS = 400;
/** At a time, and a pause of so many times as long as it took: commits of chats go between, and have most of the time. */
const MOST_AT_ONCE = 20;
const PAUSES = 3;
/** With so many messages waiting the index comes later, but comes: measured, it took 18 % of the acknowledgements of a server at its limit. */
const CROWD = 16;
const LATEST_MS = 2_000;
const LOOK_AGAIN_MS = 100;

/** Takes up what is new, and after an upgrade everything, beside what the process does for people. */
export function fillIndex({ index, waiting, onFault }: FillingPorts) {
  let filled = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let filling: Promise<void> = Promise.resolve();
  const next = (after: number): void => {
    if (closed) return;
    timer = setTimeout(() => {
      const begun = performance.now();
      if (waiting() >= CROWD && begun - filled < LATEST_MS) return next(LOOK_AGAIN_MS);
      filled = begun;
      filling = index.takeUp(MOST_AT_ONCE).then(
        (more) => next(more ? PAUSES * (performance.now() - begun) : EVERY_MS),
        (error: unknown) => {
          onFault(error);
          next(EVERY_MS);
        },
      );
    }, after);
  };
  return {
    start: () => next(0),
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      await filling;
    },
  };
}
