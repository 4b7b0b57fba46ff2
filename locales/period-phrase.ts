import type { Locale } from '../protocol/locale.ts';
import { type PluralText, plural } from './plural.ts';

/** The words of `facts` that lengths of time are said with. */
export interface PeriodWords {
  readonly minutes: PluralText;
  readonly hours: PluralText;
  readonly days: PluralText;
  readonly workingDays: PluralText;
}

const TEXTS = {
  minute: 'minutes',
  hour: 'hours',
  day: 'days',
  'working hour': 'hours',
  'working day': 'workingDays',
} as const;

interface Length {
  readonly amount: number;
  readonly unit: keyof typeof TEXTS;
}

/** `3 working days` in the language's own words. Whole days in hours are said as days. */
export function periodPhrase({ amount, unit }: Length, locale: Locale, words: PeriodWords): string {
  const inDays = unit === 'hour' && amount % 24 === 0 && amount > 24;
  const n = inDays ? amount / 24 : amount;
  return plural(locale, words[inDays ? 'days' : TEXTS[unit]], n, { n: new Intl.NumberFormat(locale).format(n) });
}
