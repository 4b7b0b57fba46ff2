import type { Locale } from '../locale.ts';
import { decimalsOf, isWholeInPractice } from './currencies.ts';
import { ONE } from './digits.ts';
import { lexiconOf } from './lexicon.ts';
import { type Mentioned, mentionsIn } from './mentions.ts';
import { WHOLE } from './share-at.ts';
import { tokensOf } from './tokens.ts';

/** What a text says of a sum, read whole; where a part of it is not understood, the writer is asked. */
export type SumRead =
  /** Minor units of the currency. */
  | { readonly kind: 'sum'; readonly minor: number }
  /** Half, 40 %: with the sum that it comes to. */
  | { readonly kind: 'share'; readonly minor: number }
  /** "All but 10". */
  | { readonly kind: 'all-but'; readonly minor: number }
  /** A currency that is not the order's: its code, or as it was written where several share the name. */
  | { readonly kind: 'other-currency'; readonly named: string }
  /** More than one can be meant, in minor units. */
  | { readonly kind: 'several'; readonly minors: readonly number[] }
  /** There is a number, and it cannot be told what it says. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'none' };

export interface SumQuestion {
  readonly currency: string;
  /** Minor units: what a share is a share of. */
  readonly paid: number;
  readonly locale: Locale;
  /** A sum was asked for, so that a number alone is one. */
  readonly asked: boolean;
}

const MOST_CHOICES = 4;
/** Where sums have many noughts, people leave out three: "500" for 500.000 ₫. */
const LEAVES_OUT_THOUSANDS = new Set(['VND', 'IDR']);
const NONE: SumRead = { kind: 'none' };
const UNCLEAR: SumRead = { kind: 'unclear' };

/** Reads the sum in a text; never throws, and never gives a part of what is written. */
export function readSum(text: string, question: SumQuestion): SumRead {
  const tokens = tokensOf(text);
  const all = mentionsIn(tokens, lexiconOf(question.locale), question.currency);
  const meant = question.asked ? all : all.filter(isAboutMoney);
  const read = decide(withoutPaid(meant), question);
  return question.asked || (read.kind !== 'unclear' && read.kind !== 'several') ? read : NONE;
}

/** Nobody asked: only what names money counts. */
function isAboutMoney(each: Mentioned): boolean {
  if (each.role === 'paid') return false;
  if (each.type === 'share') return each.nearMoney && each.follows !== 'unknown';
  return each.currency !== undefined || (each.multiplied && each.nearMoney && each.follows !== 'unknown');
}

/** "I paid $50, want $20 back": what was paid is not what is wanted. Without a currency nothing is guessed. */
function withoutPaid(mentioned: readonly Mentioned[]): readonly Mentioned[] {
  const sums = mentioned.filter(
    ({ type, follows, currency }) => type === 'sum' && (currency !== undefined || follows !== 'unknown'),
  );
  const wanted = sums.filter(({ role }) => role !== 'paid');
  const clear = sums.length > 1 && wanted.length === 1 && wanted[0]?.currency !== undefined;
  return clear ? mentioned.filter((each) => each.type !== 'sum' || each.role !== 'paid') : mentioned;
}

function decide(mentioned: readonly Mentioned[], question: SumQuestion): SumRead {
  const marked = mentioned.filter(({ type, currency }) => type === 'sum' && currency !== undefined);
  const counts = (each: Mentioned) => each.type === 'sum' && each.currency === undefined && each.follows === 'unknown';
  const good = mentioned.filter((each) => !counts(each));
  if (good.length === 0) return mentioned.length === 0 ? NONE : UNCLEAR;
  // "2 of 4 cups, RM 20 please": the number of cups is no sum beside one that says so.
  if (good.length < mentioned.length && marked.length === 0) return UNCLEAR;
  if (good.some(({ spoilt, type, follows }) => spoilt || (type === 'share' && follows === 'unknown'))) return UNCLEAR;
  const own = good.filter(({ currency }) => currency === undefined || currency === question.currency);
  const [other] = good.filter(({ currency }) => currency !== undefined && currency !== question.currency);
  if (other !== undefined)
    return own.length === 0 && other.currency !== undefined
      ? { kind: 'other-currency', named: other.currency }
      : UNCLEAR;
  const minors = [...new Set(own.flatMap((each) => minorsOf(each, question)))];
  const [first] = minors;
  if (first === undefined || own.some((each) => minorsOf(each, question).length === 0)) return UNCLEAR;
  const reduced = own.filter(({ but }) => but);
  if (reduced.length > 0) return allBut(own, minors, question);
  // "100-150 ribu": whose thousands they are is not said.
  const bare = own.filter(({ type, currency }) => type === 'sum' && currency === undefined);
  if (minors.length > 1 && bare.some(({ multiplied }) => multiplied) && !bare.every(({ multiplied }) => multiplied))
    return UNCLEAR;
  if (minors.length > 1) return { kind: 'several', minors: minors.slice(0, MOST_CHOICES) };
  return { kind: own.every(({ type }) => type === 'share') ? 'share' : 'sum', minor: first };
}

function allBut(own: readonly Mentioned[], minors: readonly number[], { paid }: SumQuestion): SumRead {
  const [less = 0] = minors;
  const clear = minors.length === 1 && own.every(({ but, ofAll }) => but && ofAll) && less > 0 && less < paid;
  return clear ? { kind: 'all-but', minor: paid - less } : UNCLEAR;
}

function minorsOf(each: Mentioned, question: SumQuestion): readonly number[] {
  if (each.type === 'share')
    return each.values.map((part) => Math.round((question.paid * Number(part)) / Number(WHOLE)));
  const scale = 10n ** BigInt(decimalsOf(question.currency));
  const minors = each.values.map((value) =>
    (value * scale) % ONE === 0n ? Number((value * scale) / ONE) : Number.NaN,
  );
  if (minors.some((minor) => !Number.isSafeInteger(minor))) return [];
  const [only = 0] = minors;
  const thousandfold = only * 1000;
  const short =
    LEAVES_OUT_THOUSANDS.has(question.currency) &&
    isWholeInPractice(question.currency) &&
    minors.length === 1 &&
    each.currency === undefined &&
    !each.multiplied &&
    each.values[0] !== undefined &&
    each.values[0] < 1000n * ONE &&
    only > 0 &&
    thousandfold <= question.paid;
  return short ? [only, thousandfold] : minors;
}
