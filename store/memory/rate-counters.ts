import type { Instant } from '../../protocol/instant.ts';
import type { Uses } from '../../transport/coordination.ts';

export interface RateCounters {
  count(key: string, windowSeconds: number, by?: number): Uses;
}

/** Counters whose window begins with the first use. A call costs the same however many keys there are. */
export function rateCounters(now: () => Instant): RateCounters {
  const windows = new Map<string, { uses: number; readonly endsAt: Instant }>();
  /** Second of the end of a window → the keys that are forgotten in it, in no order. */
  const ends = new Map<number, string[]>();
  let forgottenUpTo = Math.floor(now() / 1000);

  /** Each key is looked at once more after its end, and never again. */
  function forget(at: Instant): void {
    const upTo = Math.floor(at / 1000);
    // A clock that was set on by years has nothing to walk through.
    if (upTo - forgottenUpTo > ends.size) {
      for (const second of ends.keys()) if (second < upTo) forgetSecond(second, at);
    } else for (let second = forgottenUpTo; second < upTo; second += 1) forgetSecond(second, at);
    forgottenUpTo = Math.max(forgottenUpTo, upTo);
  }

  function forgetSecond(second: number, at: Instant): void {
    for (const key of ends.get(second) ?? []) if ((windows.get(key)?.endsAt ?? at + 1) <= at) windows.delete(key);
    ends.delete(second);
  }

  return {
    count(key, windowSeconds, by = 1) {
      const at = now();
      forget(at);
      const window = windows.get(key);
      if (window !== undefined && window.endsAt > at) {
        window.uses = Math.max(0, window.uses + by);
        return { uses: window.uses, endsInMs: window.endsAt - at };
      }
      const endsInMs = windowSeconds * 1000;
      if (by <= 0) return { uses: 0, endsInMs };
      const endsAt = at + endsInMs;
      windows.set(key, { uses: by, endsAt });
      const second = Math.floor(endsAt / 1000);
      const ending = ends.get(second);
      if (ending === undefined) ends.set(second, [key]);
      else ending.push(key);
      return { uses: by, endsInMs };
    },
  };
}
