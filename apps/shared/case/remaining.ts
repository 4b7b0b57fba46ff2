import type { Locale } from '../../../protocol/locale.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Remaining {
  /** Milliseconds left; 0 once it is due. */
  readonly left: number;
  /** Share of the period that is left, 0–1. */
  readonly part: number;
  readonly pressure: 'calm' | 'soon' | 'over';
}

/** How a deadline stands at an instant (milliseconds since 1970). */
export function remaining(startedAt: string, dueAt: string, now: number): Remaining {
  const due = Date.parse(dueAt);
  const start = Date.parse(startedAt);
  const left = Math.max(0, due - now);
  const whole = due - start;
  const part = whole <= 0 ? 0 : Math.min(1, left / whole);
  const soon = left <= DAY && part <= 0.34;
  return { left, part, pressure: left === 0 ? 'over' : soon ? 'soon' : 'calm' };
}

/** A span in the language's words, with the two largest units that matter; never says less time than there is none. */
export function spanText(locale: Locale, milliseconds: number): string {
  const unit = (value: number, name: 'day' | 'hour' | 'minute' | 'second'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  const seconds = Math.floor((milliseconds % MINUTE) / 1000);
  const parts =
    days > 0
      ? [unit(days, 'day'), ...(hours > 0 ? [unit(hours, 'hour')] : [])]
      : hours > 0
        ? [unit(hours, 'hour'), ...(minutes > 0 ? [unit(minutes, 'minute')] : [])]
        : minutes > 0
          ? [unit(minutes, 'minute'), ...(minutes < 5 ? [unit(seconds, 'second')] : [])]
          : [unit(seconds, 'second')];
  return parts.join(' ');
}

/** How often a countdown has to be drawn anew, in milliseconds. */
export function beat(left: number): number {
  return left < 5 * MINUTE ? 1000 : 15_000;
}

/** An instant with date, time of day and time zone, as the language writes it. */
export function exactTime(locale: Locale, at: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(at));
}

/** An instant, short: date and time of day. */
export function shortTime(locale: Locale, at: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(
    new Date(at),
  );
}
