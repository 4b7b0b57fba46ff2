/** Work that is done again and again, each kind in a loop of its own: a slow one holds up no other. */
export interface Rounds {
  /** A round begins `restMs` after the last one has ended; the first at once. */
  readonly repeat: (name: string, restMs: number, work: () => Promise<unknown>) => void;
  readonly closed: () => boolean;
  /** No round begins any more; resolves when those under way have ended. */
  readonly close: () => Promise<void>;
}

export function rounds(onFault: (error: unknown, name: string) => void): Rounds {
  let closed = false;
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  return {
    repeat(name, restMs, work) {
      const begin = (): void => {
        if (closed) return;
        const round = work()
          .then(() => undefined)
          .catch((error: unknown) => onFault(error, name))
          .finally(() => {
            underWay.delete(round);
            if (closed) return;
            const timer = setTimeout(() => {
              timers.delete(timer);
              begin();
            }, restMs);
            timers.add(timer);
          });
        underWay.add(round);
      };
      begin();
    },
    closed: () => closed,
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(underWay);
    },
  };
}
