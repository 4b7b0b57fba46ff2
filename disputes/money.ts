/** A sum in minor units of its currency (sen, cents, whole rupiah in hundredths): always a safe integer, never a fraction. */
export interface Money {
  readonly currency: string;
  readonly minor: number;
}

// ISO 4217, written down here: stored sums must not change their meaning with the ICU version of the run time,
// which displays some currencies (IDR, TWD) with fewer decimals than the standard gives them.
const WITHOUT_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const WITH_THREE_DECIMALS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);
const CURRENCY = /^[A-Z]{3}$/;

/** How many decimals the currency has: 0, 2 or 3. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (!CURRENCY.test(currency)) throw new RangeError('currency_invalid');
  if (WITHOUT_DECIMALS.has(currency)) return 0;
  return WITH_THREE_DECIMALS.has(currency) ? 3 : 2;
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

/** The sum as a plain decimal, exact: `12.50`. */
export function moneyText(money: Money): string {
  const decimals = decimalsOf(money.currency);
  if (decimals === 0) return String(money.minor);
  const sign = money.minor < 0 ? '-' : '';
  const digits = String(Math.abs(money.minor)).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The sum as people of that locale write it. Decimals that the locale usually omits appear only where they are not zero. */
export function formatMoney(money: Money, locale: string): string {
  const decimals = decimalsOf(money.currency);
  const usual = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency });
  const usualDecimals = usual.resolvedOptions().maximumFractionDigits ?? decimals;
  const whole = money.minor % 10 ** Math.max(0, decimals - usualDecimals) === 0;
  const format = whole
    ? usual
    : new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: money.currency,
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
  // A decimal string keeps sums exact that a binary fraction would not.
  return format.format(moneyText(money) as `${number}`);
}

/** Whether a number can be a sum of money: a whole, safe, non-negative number of minor units. */
export function isMinor(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
