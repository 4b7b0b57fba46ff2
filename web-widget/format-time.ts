import type { Locale } from '../protocol/locale.ts';
import { momentText } from '../protocol/time/moment-text.ts';

/** An expected wait in words of the locale: whole minutes, "less than a minute" below one. */
export function formatWait(seconds: number, locale: Locale, underOneMinute: string): string {
  if (seconds < 60) return underOneMinute;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(
    Math.ceil(seconds / 60),
  );
}

/** A countdown's seconds, as short as the locale has it. */
export function formatSeconds(seconds: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(seconds);
}

/** Time of day of a message. */
export function formatTime(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(iso));
}

/** The line between days: "today" and "yesterday" in the locale's words, then weekday and date. */
export function formatDay(date: Date, now: Date, locale: Locale): string {
  const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  const days = Math.round((midnight(date) - midnight(now)) / 86_400_000);
  if (days === 0 || days === -1) {
    const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(date);
}

/** A promised moment, by the desk's clock: the same text as in the message that promised it. */
export function formatMoment(iso: string, locale: Locale, timeZone: string): string {
  return momentText(Date.parse(iso), { locale, timeZone, role: 'until' });
}
