import type { Money } from '../../protocol/dispute-opening.ts';
import type { Locale } from '../../protocol/locale.ts';
import { formatMoney } from '../../protocol/money/format-money.ts';
import { readSum, type SumRead } from '../../protocol/money/read-sum.ts';

/** A sum as people write it where it is spent. */
export function moneyText(locale: Locale, { amount, currency }: Money): string {
  return formatMoney({ currency, minor: amount }, locale);
}

/** What a person typed into a field for a sum, as the chat would read it. A share is one of what was paid, whatever is left of that. */
export function typedSum(typed: string, sum: Money & { readonly paid?: number }, locale: Locale): SumRead {
  return readSum(typed, { currency: sum.currency, paid: sum.paid ?? sum.amount, locale, asked: true });
}

/** The sum in it, in minor units; undefined where there is none or where it has to be asked for. */
export function readAmount(typed: string, paid: Money, locale: Locale): number | undefined {
  const read = typedSum(typed, paid, locale);
  return 'minor' in read ? read.minor : undefined;
}
