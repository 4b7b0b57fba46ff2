import type { Locale } from '../protocol/locale.ts';
import { momentText } from '../protocol/time/moment-text.ts';

/** The widget's sections of `locales/<locale>.json`, as the build puts them into `/widget/locales/<locale>.json`. */
export interface Words {
  readonly widget: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Fetches a locale's words once; a failed fetch is tried again at the next call. */
export function createWordLoader(
  server: string,
  version: string,
  fetch: typeof globalThis.fetch,
): (locale: Locale) => Promise<Words> {
  const loading = new Map<Locale, Promise<Words>>();
  return (locale) => {
    const known = loading.get(locale);
    if (known) return known;
    const words = fetch(`${server}/widget/locales/${locale}.json?v=${version}`, { credentials: 'omit' }).then(
      async (response) => {
        if (!response.ok) throw new Error(`words of ${locale}: ${response.status}`);
        return (await response.json()) as Words;
      },
    );
    loading.set(locale, words);
    words.catch(() => loading.delete(locale));
    return words;
  };
}

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

/** A file's size, one decimal from a megabyte on. */
export function formatSize(bytes: number, locale: Locale): string {
  const mega = bytes >= 1024 * 1024;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: mega ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: mega ? 1 : 0,
  }).format(mega ? bytes / 1024 ** 2 : Math.max(1, bytes / 1024));
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
