import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import type { Instant } from '../protocol/instant.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Open from `start` to `end` (exclusive), in minutes of local wall time after midnight; `end` is at most 1440. */
export interface OpenHours {
  readonly start: number;
  readonly end: number;
}

/** When a desk works: the one place that knows about time zones, hours, weekdays and holidays. */
export interface WorkingCalendar {
  /** IANA name, such as `Asia/Kuala_Lumpur`. */
  readonly timeZone: string;
  /** A weekday that is absent or empty is no working day. Hours are sorted and do not overlap. */
  readonly week: Readonly<Partial<Record<Weekday, readonly OpenHours[]>>>;
  /** Local days off: `YYYY-MM-DD` for one year, `MM-DD` for every year. */
  readonly holidays: readonly string[];
}

const HOURS = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const HOLIDAY = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/;
const MINUTES_A_DAY = 1440;
const MILLISECONDS_A_DAY = 86_400_000;
/** Ten years without one open minute mean that holidays cover everything. */
const LONGEST_CLOSURE_DAYS = 3660;

const hoursSchema = z.string().transform((text, context): OpenHours => {
  const found = HOURS.exec(text);
  const start = Number(found?.[1]) * 60 + Number(found?.[2]);
  const end = found?.[3] === undefined ? MINUTES_A_DAY : Number(found[3]) * 60 + Number(found[4]);
  if (found === null || end <= start) {
    context.issues.push({
      code: 'custom',
      input: text,
      message: 'needs opening hours within one day, start before end',
    });
    return z.NEVER;
  }
  return { start, end };
});

const daySchema = z
  .array(hoursSchema)
  .transform((hours) => [...hours].sort((a, b) => a.start - b.start))
  .refine((hours) => hours.every((each, index) => index === 0 || each.start >= (hours[index - 1]?.end ?? 0)), {
    message: 'has opening hours that overlap',
  });

/** Parses a calendar as an operator writes it: `{timeZone, week: {monday: ['09:00-18:00'], …}, holidays: ['2026-08-31', '05-01']}`. */
export const workingCalendarSchema = z.strictObject({
  timeZone: z.string().refine((name) => IANAZone.isValidZone(name), { message: 'is no time zone of the IANA list' }),
  week: z
    .strictObject({
      monday: daySchema.optional(),
      tuesday: daySchema.optional(),
      wednesday: daySchema.optional(),
      thursday: daySchema.optional(),
      friday: daySchema.optional(),
      saturday: daySchema.optional(),
      sunday: daySchema.optional(),
    })
    .refine((week) => Object.values(week).some((hours) => hours !== undefined && hours.length > 0), {
      message: 'has no open hours at all',
    }),
  holidays: z.array(z.string().refine(isHoliday, { message: 'is no day (YYYY-MM-DD, or MM-DD for every year)' })),
});

function isHoliday(text: string): boolean {
  const found = HOLIDAY.exec(text);
  // 2024 is a leap year, so that 02-29 counts as a day of every year that has one.
  return found !== null && DateTime.fromISO(`${found[1] ?? '2024'}-${found[2]}-${found[3]}`).isValid;
}

/** Whether the desk is open at this moment; the end of its hours is already closed. */
export function isOpen(calendar: WorkingCalendar, at: Instant): boolean {
  return openSpans(calendar, localDay(localTime(calendar, at))).some((span) => span.start <= at && at < span.end);
}

/** The moment itself where the desk is open then, else the next moment at which it opens. */
export function nextOpening(calendar: WorkingCalendar, at: Instant): Instant {
  for (const span of spansFrom(calendar, at)) return Math.max(span.start, at);
  throw new RangeError('calendar_never_opens');
}

/**
 * The end of `days` working days counted from `at`: the same local time on the nth following working day.
 * A start on a day off counts from the first moment of the next working day, so that full days remain.
 * Where the clocks jump, the later reading is taken: a deadline is never early.
 */
export function addWorkingDays(calendar: WorkingCalendar, at: Instant, days: number): Instant {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError('working_days_invalid');
  const start = localTime(calendar, at);
  let day = localDay(start);
  let time: WallTime = { hour: start.hour, minute: start.minute, second: start.second, millisecond: start.millisecond };
  if (!isWorkingDay(calendar, day)) {
    day = nextWorkingDay(calendar, day);
    time = { hour: 0 };
    if (days === 0) return earliestReading(onDay(calendar, day, time));
  } else if (days === 0) return at;
  for (let left = days; left > 0; left -= 1) day = nextWorkingDay(calendar, day);
  return latestReading(onDay(calendar, day, time));
}

/** The moment at which `hours` of open time have passed since `at`; real time is counted, also where the clocks jump. */
export function addWorkingHours(calendar: WorkingCalendar, at: Instant, hours: number): Instant {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError('working_hours_invalid');
  let left = Math.round(hours * 3_600_000);
  if (left === 0) return at;
  for (const span of spansFrom(calendar, at)) {
    const start = Math.max(span.start, at);
    if (left <= span.end - start) return start + left;
    left -= span.end - start;
  }
  throw new RangeError('calendar_never_opens');
}

interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * A local date as the number of days since 1970-01-01, without any zone. Days are walked in these plain numbers;
 * only a time of day needs the zone, whose look-up is a hundred times as dear.
 */
type DayNumber = number;

interface WallTime {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
}

/** Open spans that end after `at`, in order; stops after a closure longer than any real one. */
function* spansFrom(calendar: WorkingCalendar, at: Instant): Generator<Span> {
  let day = localDay(localTime(calendar, at));
  for (let closedDays = 0; closedDays < LONGEST_CLOSURE_DAYS; closedDays += 1) {
    for (const span of openSpans(calendar, day)) {
      if (span.end <= at) continue;
      closedDays = 0;
      yield span;
    }
    day += 1;
  }
}

function openSpans(calendar: WorkingCalendar, day: DayNumber): Span[] {
  if (isHolidayOn(calendar, day)) return [];
  return hoursOn(calendar, day).map((hours) => ({
    start: earliestReading(atMinute(calendar, day, hours.start)),
    end: latestReading(atMinute(calendar, day, hours.end)),
  }));
}

function atMinute(calendar: WorkingCalendar, day: DayNumber, minutes: number): DateTime {
  if (minutes === MINUTES_A_DAY) return onDay(calendar, day + 1, { hour: 0 });
  return onDay(calendar, day, { hour: Math.floor(minutes / 60), minute: minutes % 60 });
}

function localTime(calendar: WorkingCalendar, at: Instant): DateTime {
  return DateTime.fromMillis(at, { zone: calendar.timeZone });
}

function localDay(time: DateTime): DayNumber {
  return Date.UTC(time.year, time.month - 1, time.day) / MILLISECONDS_A_DAY;
}

// A local time that the clocks skip comes out as much later as they jump.
function onDay(calendar: WorkingCalendar, day: DayNumber, time: WallTime): DateTime {
  const date = new Date(day * MILLISECONDS_A_DAY);
  const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return DateTime.fromObject({ ...parts, ...time }, { zone: calendar.timeZone });
}

function nextWorkingDay(calendar: WorkingCalendar, from: DayNumber): DayNumber {
  for (let day = from + 1; day <= from + LONGEST_CLOSURE_DAYS; day += 1) {
    if (isWorkingDay(calendar, day)) return day;
  }
  throw new RangeError('calendar_never_opens');
}

function isWorkingDay(calendar: WorkingCalendar, day: DayNumber): boolean {
  return hoursOn(calendar, day).length > 0 && !isHolidayOn(calendar, day);
}

function hoursOn(calendar: WorkingCalendar, day: DayNumber): readonly OpenHours[] {
  // Day 0 was a Thursday; the remainder stays positive for days before it.
  const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7];
  return (weekday === undefined ? undefined : calendar.week[weekday]) ?? [];
}

function isHolidayOn(calendar: WorkingCalendar, day: DayNumber): boolean {
  const date = new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  return calendar.holidays.includes(date) || calendar.holidays.includes(date.slice(5));
}

// A wall time that occurs twice, when clocks are set back, has two readings.
function earliestReading(time: DateTime): Instant {
  return Math.min(...time.getPossibleOffsets().map((reading) => reading.toMillis()));
}

function latestReading(time: DateTime): Instant {
  return Math.max(...time.getPossibleOffsets().map((reading) => reading.toMillis()));
}
