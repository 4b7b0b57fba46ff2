import { reasonOf } from '../../transport/outage-log.ts';
import type { IdentityFault } from './identity-fault.ts';

const EVERY_MS = 60_000;

/** One line a minute and reason, with how often: a shop that signs wrongly does so at each page, and so may anybody else. */
export function identityLog(log: { warn(facts: object, line: string): void }, now: () => number) {
  const told = new Map<string, { at: number; since: number }>();
  return (fault: IdentityFault | 'keys_unavailable', cause: unknown): void => {
    const before = told.get(fault) ?? { at: Number.NEGATIVE_INFINITY, since: 0 };
    if (now() - before.at < EVERY_MS) {
      before.since += 1;
      return;
    }
    const more = before.since > 0 ? { unlogged: before.since } : {};
    // What the library says names claims and keys, never their contents; the token itself is a secret.
    log.warn({ fault, cause: reasonOf(cause), ...more }, 'identity token refused');
    told.set(fault, { at: now(), since: 0 });
  };
}
