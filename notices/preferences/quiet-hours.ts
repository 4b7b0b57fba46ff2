import { DateTime } from 'luxon';
import type { Instant } from '../../protocol/instant.ts';
import type { QuietHours } from '../../protocol/preferences.ts';

/** More is no night but a way of not being told. */
export const LONGEST_QUIET_MINUTES = 16 * 60;
const MINUTES_A_DAY = 1440;

/** Minutes after midnight. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** How long they are; 0 where both times are the same. */
export function quietMinutes({ from, to }: Pick<QuietHours, 'from' | 'to'>): number {
  return (minutesOf(to) - minutesOf(from) + MINUTES_A_DAY) % MINUTES_A_DAY;
}

/** When the quiet hours end that this instant lies in; undefined where it lies in none. */
export function quietUntil(quiet: QuietHours | null, at: Instant): Instant | undefined {
  if (quiet === null) return undefined;
  const local = DateTime.fromMillis(at, { zone: quiet.timeZone });
  const now = local.hour * 60 + local.minute;
  const into = (now - minutesOf(quiet.from) + MINUTES_A_DAY) % MINUTES_A_DAY;
  if (into >= quietMinutes(quiet)) return undefined;
  const end = minutesOf(quiet.to);
  const day = end > now ? local : local.plus({ days: 1 });
  return day.set({ hour: Math.floor(end / 60), minute: end % 60, second: 0, millisecond: 0 }).toMillis();
}
