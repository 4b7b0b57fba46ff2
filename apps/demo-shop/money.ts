import type { Locale } from '../../protocol/locale.ts';

/** An amount in the minor units of its currency, written as the language writes money. */
export function money(locale: Locale, minorUnits: number, currency: string): string {
  const writer = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = writer.resolvedOptions().maximumFractionDigits ?? 2;
  return writer.format(minorUnits / 10 ** digits);
}
