import type { Instant } from '../../handoff/conversation.ts';
import type { Coordination, Signal } from '../../handoff/coordination.ts';

/** Windows are swept once so many keys have gathered. */
const KEYS_BEFORE_SWEEP = 10_000;

/** Coordination within one process. */
export function memoryCoordination(now: () => Instant): Coordination {
  const windows = new Map<string, { count: number; readonly endsAt: Instant }>();
  const listeners: ((signal: Signal) => void)[] = [];

  const sweep = (at: Instant) => {
    for (const [key, window] of windows) if (window.endsAt <= at) windows.delete(key);
  };

  return {
    async count(key, windowSeconds) {
      const at = now();
      if (windows.size > KEYS_BEFORE_SWEEP) sweep(at);
      const window = windows.get(key);
      if (window !== undefined && window.endsAt > at) {
        window.count += 1;
        return window.count;
      }
      windows.set(key, { count: 1, endsAt: at + windowSeconds * 1000 });
      return 1;
    },
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
