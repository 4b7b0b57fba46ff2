/**
 * Waiting in a queue with Poisson arrivals, exponential work and equal agents.
 * Source: A. K. Erlang 1917 (C); C. Palm 1957, and O. Garnett, A. Mandelbaum, M. Reiman 2002 (A).
 */
export interface Load {
  readonly agents: number;
  /** Chats a second. */
  readonly arrivals: number;
  /** Seconds that a chat takes, on average. */
  readonly work: number;
}

export interface Expected {
  /** Share of the chats that have to wait. */
  readonly waits: number;
  /** Seconds, over all chats, those that were not served too. */
  readonly meanWait: number;
  /** Share that leaves before it is served. */
  readonly leaves: number;
}

/** Nobody leaves the queue. */
export function erlangC({ agents, arrivals, work }: Load): Expected {
  const offered = arrivals * work;
  let blocked = 1;
  for (let n = 1; n <= agents; n += 1) blocked = (offered * blocked) / (n + offered * blocked);
  const busy = offered / agents;
  const waits = blocked / (1 - busy * (1 - blocked));
  return { waits, meanWait: (waits * work) / (agents - offered), leaves: 0 };
}

/** Whoever waits leaves after a time that is exponential, too. @param patience seconds, on average */
export function erlangA({ agents, arrivals, work }: Load, patience: number): Expected {
  // States by how many are in the system; each weight from the one before, to where nothing comes any more.
  const weights = [1];
  for (let n = 1; n <= agents || (weights.at(-1) ?? 0) > 1e-15 * Math.max(...weights); n += 1) {
    const out = Math.min(n, agents) / work + Math.max(0, n - agents) / patience;
    weights.push(((weights.at(-1) ?? 0) * arrivals) / out);
  }
  const all = weights.reduce((sum, each) => sum + each, 0);
  const waiting = weights.reduce((sum, each, n) => sum + Math.max(0, n - agents) * each, 0) / all;
  const busy = weights.slice(agents).reduce((sum, each) => sum + each, 0) / all;
  return { waits: busy, meanWait: waiting / arrivals, leaves: waiting / patience / arrivals };
}
