import { LRUCache } from 'lru-cache';

/** Enough for all who chat at the same time. A visitor who was forgotten is known again with their next connection. */
const MOST = 50_000;

/**
 * From which network address visitors connected last, for limits that a new visitor's token must not get round. Kept by this
 * process alone, and lost with it.
 */
export interface VisitorNetworks {
  remember(visitorId: string, address: string): void;
  of(visitorId: string): string | undefined;
}

export function visitorNetworks(): VisitorNetworks {
  const addresses = new LRUCache<string, string>({ max: MOST });
  return {
    remember: (visitorId, address) => void addresses.set(visitorId, address),
    of: (visitorId) => addresses.get(visitorId),
  };
}
