import type { DisputeView } from '../../protocol/disputes.ts';
import type { Locale } from '../../protocol/locale.ts';
import { readAmount, typedSum } from './amounts.ts';
import type { Sum } from './terms-form.ts';

/** Of a parcel, in grams, as it was typed. */
export interface TypedWeight {
  readonly sent: string;
  readonly arrived: string;
}

export type PostageFault = 'amount_invalid' | 'amount_ambiguous' | 'amount_currency' | 'postage_too_high';

/** What is wrong with a sum that somebody has paid for postage; it need not be given. */
export function postageFault(typed: string, most: Sum, locale: Locale): PostageFault | undefined {
  if (typed.trim() === '') return undefined;
  const fault = grantedFault(typed, most, locale);
  return fault ?? (readAmount(typed, most, locale) === 0 ? 'amount_invalid' : undefined);
}

/** The same of what the platform gives of it, which may be nothing. */
export function grantedFault(typed: string, most: Sum, locale: Locale): PostageFault | undefined {
  const read = typedSum(typed, most, locale);
  if (read.kind === 'several') return 'amount_ambiguous';
  if (read.kind === 'other-currency') return 'amount_currency';
  if (!('minor' in read)) return 'amount_invalid';
  return read.minor > most.amount ? 'postage_too_high' : undefined;
}

/** The most that a form takes for postage: what the policy permits, or what was asked for where that is decided on. */
export function mostPostage({ settlement, returnParcel }: DisputeView, action: string, stake: Sum): Sum {
  const most = action === 'decide-postage' ? returnParcel?.postage?.amount : settlement?.postageUpTo;
  return most ?? stake;
}

/** Whether this side can still say what it has paid for postage, or correct it. */
export function mayClaimPostage({ role, settlement, returnParcel }: DisputeView): boolean {
  if (role !== 'buyer' && role !== 'seller') return false;
  const postage = returnParcel?.postage;
  if (postage === undefined) return true;
  if ([postage.contested, postage.decided, postage.passedAt].some((each) => each !== undefined)) return false;
  return postage.by === role || postage.by === settlement?.freight;
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
