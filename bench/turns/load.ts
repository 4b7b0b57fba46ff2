/** One person at a time: asks, waits for what completes the exchange, asks again. Resolves with its duration in ms. */
export type Exchange = (count: number) => Promise<void>;

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly count: number;
}

const WARM_UP_SECONDS = 2;

/** Runs all loops side by side; what begins in the warm-up is not counted. */
export async function measure(loops: readonly Exchange[], seconds: number): Promise<Measured> {
  const began = performance.now() + WARM_UP_SECONDS * 1000;
  const end = began + seconds * 1000;
  const durations: number[] = [];
  await Promise.all(
    loops.map(async (exchange) => {
      for (let count = 0; ; count += 1) {
        const started = performance.now();
        if (started >= end) return;
        await exchange(count);
        const finished = performance.now();
        if (started >= began && finished <= end) durations.push(finished - started);
      }
    }),
  );
  durations.sort((a, b) => a - b);
  const at = (share: number) => durations[Math.min(durations.length - 1, Math.floor(durations.length * share))] ?? 0;
  return { perSecond: durations.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), count: durations.length };
}
