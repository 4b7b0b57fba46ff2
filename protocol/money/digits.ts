import { decimalsOf, isWholeInPractice } from './currencies.ts';
import { decimalMark } from './format-money.ts';
import type { Token } from './tokens.ts';

/** Values are counted in millionths, so that no binary fraction comes between. */
export const ONE = 1_000_000n;

export interface DigitRules {
  readonly currency: string;
  readonly locale: string;
  /** A multiplier follows ("1.234 juta"), so that there may be more decimals than the currency has. */
  readonly multiplied: boolean;
}

const LONGEST = 15;

/**
 * What digits with marks can mean, in millionths: one value, several where only the writer knows, none where they are no
 * number. Two different marks: the last is the decimal one. One mark with one or two digits behind: decimals. One mark
 * with three: thousands where nobody writes the currency with decimals, or where the mark is not the decimal mark of the
 * reader's language; else both are possible. A space or an apostrophe before three digits groups thousands.
 */
export function valuesOf(text: string, rules: DigitRules): readonly bigint[] {
  if (/^\d+$/.test(text)) return /^0\d/.test(text) || text.length > LONGEST ? [] : [BigInt(text) * ONE];
  if (/^[.,]\d{1,2}$/.test(text)) return decimal('0', text.slice(1));
  const apostrophe = /^(\d+)'(\d{1,2})$/.exec(text);
  if (apostrophe !== null) return decimal(apostrophe[1] ?? '', apostrophe[2] ?? '');
  const plain = /^\d{1,3}(?:'\d{3})+(?:[.,]\d{1,2})?$/.test(text) ? text.replaceAll("'", '') : text;
  if (/^\d+$/.test(plain)) return decimal(plain, '');
  if (!/^\d+(?:[.,]\d+)+$/.test(plain)) return [];
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const mark = plain.charAt(last);
  const [whole, fraction] = [plain.slice(0, last), plain.slice(last + 1)];
  if (/^\d+$/.test(whole)) return oneMark(whole, mark, fraction, rules);
  const other = mark === '.' ? ',' : '.';
  if (isGrouped(whole, other)) return decimal(whole.replaceAll(other, ''), fraction);
  return isGrouped(plain, mark) ? decimal(plain.replaceAll(mark, ''), '') : [];
}

function oneMark(whole: string, mark: string, fraction: string, rules: DigitRules): readonly bigint[] {
  if (fraction.length !== 3) return decimal(whole, fraction);
  const grouped = isGrouped(`${whole}${mark}${fraction}`, mark) ? decimal(whole + fraction, '') : [];
  const divided = decimal(whole, fraction);
  // Three decimals are what such a currency has.
  if (decimalsOf(rules.currency) === 3 && mark === decimalMark(rules.locale, rules.currency)) return divided;
  if (rules.multiplied) return [...divided, ...grouped];
  if (isWholeInPractice(rules.currency)) return grouped;
  if (mark !== decimalMark(rules.locale, rules.currency)) return grouped;
  // Finer than the currency: what is meant may be the sum up to its smallest coin.
  if (grouped.length === 0) return [];
  const rounded = divided.map((value) => ((value + 5_000n) / 10_000n) * 10_000n);
  return [...grouped, ...rounded];
}

function isGrouped(text: string, mark: string): boolean {
  const [first = '', ...groups] = text.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
}

function decimal(whole: string, fraction: string): readonly bigint[] {
  if (whole.length > LONGEST || fraction.length > 3 || /^0\d/.test(whole)) return [];
  return [BigInt(whole) * ONE + BigInt(fraction.padEnd(6, '0'))];
}

/** A number token with the groups of three that follow it behind spaces: `1 250,50`. */
export function digitsAt(tokens: readonly Token[], start: number): { readonly text: string; readonly end: number } {
  let text = tokens[start]?.text ?? '';
  let end = start + 1;
  if (!/^[1-9]\d{0,2}$/.test(text)) return { text, end };
  for (;;) {
    const next = tokens[end];
    const group = next?.type === 'number' && !next.glued && /^\d{3}(?:[.,]\d{1,2})?$/.test(next.text);
    if (!group || (tokens[end + 1]?.glued === true && tokens[end + 1]?.text === '-')) return { text, end };
    text += next.text;
    end += 1;
    if (/[.,]/.test(next.text)) return { text, end };
  }
}

/**
 * Digits right behind a multiplier, without one of their own: `2tr5`, `25k5`, `3萬5`, `1jt500`. In millionths; undefined
 * where it cannot be told whether tenths or ones are meant.
 */
export function tailValue(token: Token, multiplier: Token, times: bigint, locale: string): bigint | undefined {
  const { text, glued } = token;
  if (!/^\d+$/.test(text)) return undefined;
  const literal = BigInt(text) * ONE < times * ONE && !/^0/.test(text) ? BigInt(text) * ONE : undefined;
  const part = (BigInt(text) * ONE * times) / 10n ** BigInt(text.length);
  const count = text.length;
  if (multiplier.han) return count === 1 ? part : count >= 3 ? literal : undefined;
  const people = glued || locale === 'vi';
  if (times === 1_000n) {
    if (count === 3) return literal;
    if (count === 1) return people ? part : undefined;
    return people ? undefined : literal;
  }
  if (times < 1_000n) return literal;
  if (count >= 4) return literal;
  if (!people) return undefined;
  return count === 2 && text.endsWith('0') ? undefined : part;
}
