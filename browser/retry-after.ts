import type { WireError } from '../protocol/error-codes.ts';

/** Of those who were told the same time, not all may come at the same moment. */
const SPREAD = 0.25;

/** How long to wait after a refusal that says when to come again, in milliseconds; undefined where it does not. */
export function retryAfterMs(error: Pick<WireError, 'data'>, random: () => number): number | undefined {
  const seconds = Number(error.data?.retryAfterSeconds);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 * (1 + random() * SPREAD) : undefined;
}
