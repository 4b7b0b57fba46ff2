import { performance } from 'node:perf_hooks';

export interface Measured {
  readonly name: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
}

/** Does all of it, so many at once; each takes from its turn until it is done. */
export async function timed<T>(
  name: string,
  work: readonly T[],
  atOnce: number,
  one: (item: T) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = [];
  const rest = [...work];
  const begin = performance.now();
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) {
      const from = performance.now();
      await one(item);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { name, perSecond: work.length / seconds, p50: at(0.5), p95: at(0.95) };
}
