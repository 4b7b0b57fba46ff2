import type { Words } from '../../browser/load-words.ts';
import { termsInWords } from '../../locales/items-text.ts';
import type { TermsView } from '../../protocol/disputes.ts';
import type { Locale } from '../../protocol/locale.ts';
import { word } from './word-for-code.ts';

/** Solutions that pay the buyer a stated part. */
const WITH_AMOUNT: readonly string[] = ['partial-refund', 'discount', 'repair'];

export function asksAmount(kind: string): boolean {
  return WITH_AMOUNT.includes(kind);
}

/** All of the money is the seller's by these, whichever items they are about. */
const WHOLE_CASE: readonly string[] = ['release-seller', 'reject', 'cancel-order'];

/** Whether it matters which items of a case a solution is about. */
export function asksItems(kind: string): boolean {
  return kind !== '' && !WHOLE_CASE.includes(kind);
}

/** `Partial refund · RM 12.50`. */
export function termsText(words: Words, locale: Locale, terms: TermsView): string {
  return termsInWords(terms, word(words.disputes.solutions, terms.kind), words.disputes, locale);
}
