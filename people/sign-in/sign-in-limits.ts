import { createHash } from 'node:crypto';
import { CodedError } from '../../protocol/error-codes.ts';
import { networkOf } from '../../transport/caller-address.ts';
import type { Coordination } from '../../transport/coordination.ts';
import type { LimitedUse, RateLimits } from '../../transport/rate-limits.ts';
import { boundedWork } from './bounded-work.ts';

export interface LoginLimits {
  /**
   * Opens a session, unless there were too many wrong passwords for this account, from this address, or too many are being
   * checked just now.
   * @throws CodedError `rate_limited`, `overloaded`, and what `open` throws
   */
  during<T>(address: string, email: string, open: () => Promise<T>): Promise<T>;
}

/** From where somebody signed in, an attack from elsewhere does not lock them out. */
const KNOWN_SECONDS = 30 * 24 * 3_600;
/** A password takes 19 MB and a thread to check; Node has four of those for everything. */
const CHECKS = { running: 2, waiting: 20 };

/**
 * Counts wrong passwords only, so that an office behind one address can sign in at nine o'clock. For an account the waits
 * grow, from the rest of five minutes to that of an hour, and never touch its owner where they have signed in before.
 */
export function loginLimits(limits: RateLimits, coordination: Pick<Coordination, 'count'>): LoginLimits {
  const checks = boundedWork({ ...CHECKS, clock: () => performance.now() });

  return {
    async during(address, email, open) {
      const caller = networkOf(address);
      const account = createHash('sha256').update(email.trim().toLowerCase()).digest('base64url').slice(0, 22);
      const known = `login-known:${account}:${caller}`;
      const uses: (readonly [LimitedUse, string])[] = [
        ['login', `${caller}:${account}`],
        ['loginCaller', caller],
      ];
      if ((await coordination.count(known, KNOWN_SECONDS, 0)).uses === 0)
        uses.push(['loginAccount', account], ['loginAccountHour', account]);
      for (const [use, key] of uses) await limits.spend(use, key);
      const giveBack = async () => {
        for (const [use, key] of uses) await limits.giveBack(use, key);
      };
      try {
        const opened = await checks.during(open);
        await giveBack();
        await coordination.count(known, KNOWN_SECONDS);
        return opened;
      } catch (error) {
        if (!(error instanceof CodedError && error.code === 'login_failed')) await giveBack();
        throw error;
      }
    },
  };
}
