import type { Locale } from '../../protocol/locale.ts';
import { readAmount, typedSum } from './amounts.ts';
import { asksAmount } from './terms-text.ts';

/** A solution and its sum, as they stand in a form. */
export interface TypedTerms {
  readonly kind: string;
  /** As it was typed. */
  readonly amount: string;
  /** Line ids of the items that it is about; all of the case without it. */
  readonly items?: readonly string[] | undefined;
}

/** The sum that a case is about; `paid` where earlier cases have moved a part of what was paid. */
export interface Sum {
  readonly currency: string;
  readonly amount: number;
  readonly paid?: number;
}

export type TermsFault =
  | 'solution_missing'
  | 'items_missing'
  | 'amount_invalid'
  | 'amount_exceeds_paid'
  | 'amount_exceeds_left'
  | 'amount_not_a_part'
  | 'amount_ambiguous'
  | 'amount_currency';

/** What is wrong with a solution and its sum; the sum counts only for solutions that pay a part. */
export function termsFault({ kind, amount, items }: TypedTerms, paid: Sum, locale: Locale): TermsFault | undefined {
  if (kind === '') return 'solution_missing';
  if (items?.length === 0) return 'items_missing';
  if (!asksAmount(kind)) return undefined;
  const read = typedSum(amount, paid, locale);
  if (read.kind === 'several') return 'amount_ambiguous';
  if (read.kind === 'other-currency') return 'amount_currency';
  if (!('minor' in read) || read.minor === 0) return 'amount_invalid';
  const { minor } = read;
  if (minor > (paid.paid ?? paid.amount)) return 'amount_exceeds_paid';
  if (minor > paid.amount) return 'amount_exceeds_left';
  return minor === paid.amount ? 'amount_not_a_part' : undefined;
}

/** The terms as they are sent. */
export function termsOf({ kind, amount, items }: TypedTerms, paid: Sum, locale: Locale) {
  const minor = asksAmount(kind) ? readAmount(amount, paid, locale) : undefined;
  return { kind, ...(minor === undefined ? {} : { amount: minor }), ...(items === undefined ? {} : { items }) };
}

/** The solutions that a question leaves to choose from. */
export function choicesFor(ask: 'terms' | 'refund' | 'outcome', solutions: readonly string[]): readonly string[] {
  if (ask === 'refund') return solutions.filter((kind) => kind.endsWith('refund'));
  return ask === 'terms' ? solutions.filter((kind) => kind !== 'reject') : solutions;
}
