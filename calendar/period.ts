import { z } from 'zod';
import type { Instant } from '../protocol/instant.ts';
import { addWorkingDays, addWorkingHours, type WorkingCalendar } from './working-calendar.ts';

const UNITS = ['minute', 'hour', 'day', 'working hour', 'working day'] as const;
export type PeriodUnit = (typeof UNITS)[number];

/** A length of time as a profile states it. `hour` and `day` are elapsed time (a day is 24 h); `working …` follows the calendar. */
export interface Period {
  readonly amount: number;
  readonly unit: PeriodUnit;
}

const PERIOD = /^(\d{1,4}) (minute|hour|day|working hour|working day)s?$/;
const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Reads `3 working days`, `24 hours`, `7 days`, `5 minutes`; at least one unit. */
export const periodSchema = z.string().transform((text, context): Period => {
  const found = PERIOD.exec(text);
  const unit = UNITS.find((each) => each === found?.[2]);
  const amount = Number(found?.[1]);
  if (unit === undefined || !(amount > 0)) {
    context.issues.push({ code: 'custom', input: text, message: 'needs a period such as "3 working days"' });
    return z.NEVER;
  }
  return { amount, unit };
});

/** The last instant that still lies within the period. */
export function endOfPeriod(period: Period, from: Instant, calendar: WorkingCalendar): Instant {
  switch (period.unit) {
    case 'working day':
      return addWorkingDays(calendar, from, period.amount);
    case 'working hour':
      return addWorkingHours(calendar, from, period.amount);
    default:
      return from + period.amount * MILLISECONDS[period.unit];
  }
}

/**
 * The first instant after the period, at which its effect may begin. "Within three days" includes the
 * whole 72nd hour and "more than three days" begins after it, so both share this one boundary.
 */
export function dueAfter(period: Period, from: Instant, calendar: WorkingCalendar): Instant {
  return endOfPeriod(period, from, calendar) + 1;
}

/** The period as a profile writes it: `3 working days`. */
export function periodText(period: Period): string {
  return `${period.amount} ${period.unit}${period.amount === 1 ? '' : 's'}`;
}
