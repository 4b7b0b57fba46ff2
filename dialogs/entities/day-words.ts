import { fold } from '../../kb/search/analysis/normalise.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import lists from './contacted.json' with { type: 'json' };
import type { Days } from './day-ago.ts';
import { compile } from './match.ts';

const DAYS = Object.fromEntries(
  LOCALES.map((locale) => {
    const list = lists[locale];
    const found: Days = {
      fixed: [
        [2, compile(list.before, locale)],
        [1, compile(list.yesterday, locale)],
        [0, compile(list.today, locale)],
        [7, compile(list.week, locale)],
      ],
      day: list.day.map(fold),
      weeks: list.weeks.map(fold),
      months: list.months.map(fold),
      ago: list.ago.map(fold),
    };
    return [locale, found];
  }),
) as unknown as Readonly<Record<Locale, Days>>;

/** How a language names days that have been. */
export const daysOf = (locale: Locale): Days => DAYS[locale];
