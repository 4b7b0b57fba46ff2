import { LOCALES } from '../protocol/locale.ts';

/** Months and days of the week as the six languages write them, long and short, in small letters; Chinese has figures. */
export const MONTHS: ReadonlySet<string> = namesOf('month', 12, (at) => new Date(Date.UTC(2026, at, 15)));
export const WEEKDAYS: ReadonlySet<string> = namesOf('weekday', 7, (at) => new Date(Date.UTC(2026, 0, 4 + at)));

function namesOf(part: 'month' | 'weekday', count: number, at: (index: number) => Date): ReadonlySet<string> {
  const names = LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((length) => {
      const name = new Intl.DateTimeFormat(locale, { [part]: length, timeZone: 'UTC' });
      return Array.from({ length: count }, (_, index) => name.format(at(index)).toLowerCase().replace(/\.$/, ''));
    }),
  );
  return new Set(names.filter((name) => name.length > 2 && !/\d/.test(name)));
}
