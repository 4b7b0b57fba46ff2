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
  const addresses = new Map<string, string>();
  return {
    remember(visitorId, address) {
      addresses.delete(visitorId);
      addresses.set(visitorId, address);
      if (addresses.size <= MOST) return;
      const [oldest] = addresses.keys();
      if (oldest !== undefined) addresses.delete(oldest);
    },
    of: (visitorId) => addresses.get(visitorId),
  };
}
