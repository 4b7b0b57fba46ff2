export const SNOOZES = ['hours', 'tomorrow', 'days', 'week'] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR = 3_600_000;
/** When the agent's day begins, by the device's clock. */
const MORNING = 9;
const MONDAY = 1;

/** Until when a ticket is put aside, ISO 8601. `now` in milliseconds. */
export function snoozeUntil(snooze: Snooze, now: number): string {
  if (snooze === 'hours') return new Date(now + 4 * HOUR).toISOString();
  const day = new Date(now);
  const toMonday = (MONDAY - day.getDay() + 7) % 7 || 7;
  day.setDate(day.getDate() + { tomorrow: 1, days: 3, week: toMonday }[snooze]);
  day.setHours(MORNING, 0, 0, 0);
  return day.toISOString();
}
