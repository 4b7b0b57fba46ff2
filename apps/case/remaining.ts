import type { Locale } from '../../protocol/locale.ts';
import { momentText } from '../../protocol/time/moment-text.ts';

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

/** How often a countdown has to be drawn anew, in milliseconds. */
export function beat(left: number): number {
  return left < 5 * MINUTE ? 1000 : 15_000;
}

/** When something happened: date, time of day, and whose clock that is; without a zone, the reader's own. */
export function exactTime(locale: Locale, at: string, zone?: string): string {
  const timeZone = zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return momentText(Date.parse(at), { locale, timeZone, role: 'at' });
}

/** A deadline, or the instant at which something opens, by the clock of the case's policy: the same text as in chat and letters. */
export function deadlineText(locale: Locale, at: string, timeZone: string, role: 'until' | 'from' = 'until'): string {
  return momentText(Date.parse(at), { locale, timeZone, role });
}

/** An instant, short: date and time of day by that clock; without a zone, the reader's own. */
export function shortTime(locale: Locale, at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(new Date(at));
}
