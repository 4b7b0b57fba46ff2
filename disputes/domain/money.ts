import { decimalsOf } from '../../protocol/money/currencies.ts';

/** A sum in minor units of its currency (sen, cents, whole rupiah in hundredths): always a safe integer, never a fraction. */
export interface Money {
  readonly currency: string;
  readonly minor: number;
}

/** Reads a plain decimal such as `12.5`; undefined where it is none, is negative, too fine for the currency or too large. */
export function parseMoney(text: string, currency: string): Money | undefined {
  const decimals = decimalsOf(currency);
  const found = /^(\d{1,15})(?:\.(\d{1,3}))?$/.exec(text);
  const fraction = found?.[2] ?? '';
  if (found === null || fraction.length > decimals) return undefined;
  const minor = Number(`${found[1]}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(minor) ? { currency, minor } : undefined;
}

/** Whether a number can be a sum of money: a whole, safe, non-negative number of minor units. */
export function isMinor(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
