import type { Locale } from '../../protocol/locale.ts';
import { typedSum } from './amounts.ts';
import type { Sum } from './terms-form.ts';

/** Of a parcel, in grams, as it was typed. */
export interface TypedWeight {
  readonly sent: string;
  readonly arrived: string;
}

export type PostageFault = 'amount_invalid' | 'amount_ambiguous' | 'amount_currency' | 'amount_exceeds_paid';

/** What is wrong with a sum that somebody has paid for postage; it need not be given, and is no more than the case is about. */
export function postageFault(typed: string, stake: Sum, locale: Locale): PostageFault | undefined {
  if (typed.trim() === '') return undefined;
  const read = typedSum(typed, stake, locale);
  if (read.kind === 'several') return 'amount_ambiguous';
  if (read.kind === 'other-currency') return 'amount_currency';
  if (!('minor' in read) || read.minor === 0) return 'amount_invalid';
  return read.minor > stake.amount ? 'amount_exceeds_paid' : undefined;
}

/** Both weights in whole grams, or neither. */
export function weightFault({ sent, arrived }: TypedWeight): 'weight_invalid' | undefined {
  const typed = [sent.trim(), arrived.trim()];
  if (typed.every((grams) => grams === '')) return undefined;
  return typed.every((grams) => /^\d{1,9}$/.test(grams)) ? undefined : 'weight_invalid';
}

/** The weights as they are sent; undefined where they were not given. */
export function weightOf({ sent, arrived }: TypedWeight): { sent: number; arrived: number } | undefined {
  return sent.trim() === '' ? undefined : { sent: Number(sent), arrived: Number(arrived) };
}
