import type { Locale } from '../locale.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
  return parts.join(locale === 'es' ? ' y ' : ' ');
}
