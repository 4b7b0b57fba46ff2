import { CodedError } from '../../protocol/error-codes.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';

/** Whether a letter may go to an address that somebody has named, without proof that it is theirs. */
export async function mayWriteTo(limits: Pick<RateLimits, 'spend'>, email: string): Promise<boolean> {
  try {
    await limits.spend('mailSender', email.toLowerCase());
    return true;
  } catch (error) {
    if (error instanceof CodedError && error.code === 'rate_limited') return false;
    throw error;
  }
}
