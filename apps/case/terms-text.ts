import type { Words } from '../../browser/load-words.ts';
import type { TermsView } from '../../protocol/disputes.ts';
import type { Locale } from '../../protocol/locale.ts';
import { moneyText } from './amounts.ts';
import { word } from './word-for-code.ts';

/** Solutions that pay the buyer a stated part. */
const WITH_AMOUNT: readonly string[] = ['partial-refund', 'discount', 'repair'];

export function asksAmount(kind: string): boolean {
  return WITH_AMOUNT.includes(kind);
}

/** `Partial refund · RM 12.50`. */
export function termsText(words: Words, locale: Locale, { kind, amount }: TermsView): string {
  const name = word(words.disputes.solutions, kind);
  return amount === undefined || amount === null ? name : `${name} · ${moneyText(locale, amount)}`;
}
