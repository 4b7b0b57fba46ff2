import type { Instant } from '../../protocol/instant.ts';
import type { SocketLease } from './presence-store.ts';

/**
 * Judges by evidence who is there, and who is lost: by the renewals that this process itself saw, at its own clock. A
 * store that was away, emptied or slow, or a process that stood still, is no evidence against anybody, and clocks of other
 * processes do not matter.
 */
export interface AgentLiveness {
  /** To be told of every reading of the leases, at least once a second. */
  observe(leases: readonly SocketLease[], at: Instant): void;
  /** Whether the page behind this lease showed a sign of life within the length of a lease. */
  isAlive(lease: SocketLease, at: Instant): boolean;
  /** Whether a whole lease has gone by, seen from end to end, without a sign of life of any page of the agent. */
  isLost(agentId: string, at: Instant): boolean;
}

/** Readings that lie further apart say nothing of what was between them; short leases are judged a little later. */
const LEAST_GAP_MS = 2_500;
const LONG_AGO = Number.NEGATIVE_INFINITY;

interface Sign {
  readonly agentId: string;
  readonly leaseUntil: Instant;
  readonly seenAt: Instant;
}

export function agentLiveness(leaseMs: number): AgentLiveness {
  const signs = new Map<string, Sign>();
  let watchedSince: Instant | undefined;
  let lastReading = 0;
  const keyOf = ({ agentId, socketId }: SocketLease) => `${agentId}\n${socketId}`;
  const fresh = (sign: Sign | undefined, at: Instant) => sign !== undefined && at - sign.seenAt < leaseMs;

  function afterGap(at: Instant): void {
    // Whoever was there before may not have been able to renew: the lease begins anew.
    for (const [key, sign] of signs) if (fresh(sign, lastReading)) signs.set(key, { ...sign, seenAt: at });
    watchedSince = at;
  }

  return {
    observe(leases, at) {
      const first = watchedSince === undefined;
      if (first || at - lastReading > Math.max(leaseMs / 2, LEAST_GAP_MS)) afterGap(at);
      lastReading = at;
      const listed = new Set<string>();
      for (const lease of leases) {
        const key = keyOf(lease);
        listed.add(key);
        const known = signs.get(key);
        if (known?.leaseUntil === lease.leaseUntil) continue;
        // What lay there before this process began to look may be of a process that is long gone.
        const stale = known === undefined && first && lease.leaseUntil <= at;
        signs.set(key, { agentId: lease.agentId, leaseUntil: lease.leaseUntil, seenAt: stale ? LONG_AGO : at });
      }
      // A lease that is not listed any more still counts for its length.
      for (const [key, sign] of signs) if (!listed.has(key) && !fresh(sign, at)) signs.delete(key);
    },
    isAlive: (lease, at) => fresh(signs.get(keyOf(lease)), at),
    isLost(agentId, at) {
      if (watchedSince === undefined || at - watchedSince < leaseMs) return false;
      for (const sign of signs.values()) if (sign.agentId === agentId && fresh(sign, at)) return false;
      return true;
    },
  };
}
