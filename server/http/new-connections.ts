import type { EventEmitter } from 'node:events';

/** Tells work that can wait when connections are coming in. */
export interface NewConnections {
  watch(server: EventEmitter): void;
  /** Whether this round of the event loop is better left to new connections. Make one for each kind of work. */
  yielding(): () => boolean;
}

/** Most rounds in a row that are left to new connections; then work goes on. An empty round takes microseconds. */
const MOST_ROUNDS = 16;

/**
 * Node accepts one connection in each round of the event loop (libuv 1.52). With a few milliseconds of work in every round, a
 * crowd that comes at once, or a balancer that asks for health, would stand outside for seconds.
 */
export function newConnections(): NewConnections {
  let latest = 0;
  let coming = false;

  function came(): void {
    latest += 1;
    coming = true;
    const mine = latest;
    // Whoever looks in this round or early in the next sees it; then it is over, unless another one came.
    setImmediate(() =>
      setImmediate(() => {
        if (latest === mine) coming = false;
      }),
    );
  }

  return {
    watch: (server) => void server.on('connection', came),
    yielding() {
      let rounds = 0;
      return () => {
        const left = coming && rounds < MOST_ROUNDS;
        rounds = left ? rounds + 1 : 0;
        return left;
      };
    },
  };
}
