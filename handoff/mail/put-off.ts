import type { Instant } from '../../protocol/instant.ts';

const FIRST_MS = 10_000;
const MOST_MS = 15 * 60_000;

/** Mails that could not be dealt with, each to be tried again after a pause that grows with its tries. */
export interface PutOff {
  /** Of these mails, those that are to be tried now; what is known of others is forgotten, as they are gone. */
  due(keys: readonly string[]): string[];
  /** @returns how often it has failed now */
  later(key: string): number;
  /** Until the next of them is to be tried, in milliseconds; undefined where none waits. */
  next(): number | undefined;
}

export function putOff(now: () => Instant): PutOff {
  const waiting = new Map<string, { readonly tries: number; readonly until: Instant }>();
  return {
    due(keys) {
      const there = new Set(keys);
      for (const key of waiting.keys()) if (!there.has(key)) waiting.delete(key);
      return keys.filter((key) => (waiting.get(key)?.until ?? 0) <= now());
    },
    later(key) {
      const tries = (waiting.get(key)?.tries ?? 0) + 1;
      waiting.set(key, { tries, until: now() + Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 10)) });
      return tries;
    },
    next() {
      const times = [...waiting.values()].map(({ until }) => until);
      return times.length === 0 ? undefined : Math.max(0, Math.min(...times) - now());
    },
  };
}
