import type { SearchIndex } from './search-index.ts';

export interface FillingPorts {
  readonly index: Pick<SearchIndex, 'takeUp'>;
  /** How many changes of conversations this process has committed so far. */
  readonly committed: () => number;
  readonly onFault: (error: unknown) => void;
}

/** What is written is to be found within two seconds. */
const EVERY_MS = 400;
/** At a time, and a pause of so many times as long as it took: commits of chats go between, and have most of the time. */
const MOST_AT_ONCE = 20;
const PAUSES = 3;
/** With so many commits a second the chats come first, and what is written may be found later. */
const CROWD_A_SECOND = 300;
const PAUSES_IN_A_CROWD = 15;

/** Takes up what is new, and after an upgrade everything, beside what the process does for people. */
export function fillIndex({ index, committed, onFault }: FillingPorts) {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let filling: Promise<void> = Promise.resolve();
  let before = { at: performance.now(), committed: committed() };

  function pauses(): number {
    const now = { at: performance.now(), committed: committed() };
    const aSecond = ((now.committed - before.committed) / (now.at - before.at)) * 1000;
    before = now;
    return aSecond > CROWD_A_SECOND ? PAUSES_IN_A_CROWD : PAUSES;
  }

  const next = (after: number): void => {
    if (closed) return;
    timer = setTimeout(() => {
      const begun = performance.now();
      filling = index.takeUp(MOST_AT_ONCE).then(
        (more) => next(Math.max(more ? 0 : EVERY_MS, pauses() * (performance.now() - begun))),
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
