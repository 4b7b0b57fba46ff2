import type { Instant } from '../../protocol/instant.ts';
import type { Coordination, Signal } from '../../transport/coordination.ts';
import { rateCounters } from './rate-counters.ts';

/** Coordination within one process. */
export function memoryCoordination(now: () => Instant): Coordination {
  const counters = rateCounters(now);
  const listeners: ((signal: Signal) => void)[] = [];

  return {
    count: async (key, windowSeconds, by) => counters.count(key, windowSeconds, by),
    publish(signal) {
      for (const listener of listeners) listener(signal);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
    shared: () => true,
    async close() {
      listeners.length = 0;
    },
  };
}
