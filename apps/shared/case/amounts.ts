import type { Money } from '../../../protocol/disputes.ts';
import type { Locale } from '../../../protocol/locale.ts';

// ISO 4217, as the server counts: the browser's own tables show some currencies with fewer decimals.
const WITHOUT_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const WITH_THREE = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** Decimals between the minor and the major unit: 0, 2 or 3. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (WITHOUT_DECIMALS.has(currency)) return 0;
  return WITH_THREE.has(currency) ? 3 : 2;
}

/** Minor units as a plain decimal: `12.50`. */
export function majorText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A sum as the language writes money; decimals that it usually omits appear only where they are not zero. */
export function moneyText(locale: Locale, { amount, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const usual = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const shown = usual.resolvedOptions().maximumFractionDigits ?? decimals;
  const exact = amount % 10 ** Math.max(0, decimals - shown) !== 0;
  const writer = exact
    ? new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: decimals })
    : usual;
  return writer.format(majorText(amount, currency) as `${number}`);
}

/**
 * What a person typed as a sum, in minor units: `12.5`, `12,50`, `1.250.000`, `1,250.50`. Undefined where it is no sum,
 * is negative, or is finer than the currency. The last mark is the decimal one, if as many digits follow as it can have.
 */
export function readAmount(typed: string, currency: string): number | undefined {
  const decimals = decimalsOf(currency);
  const text = typed.normalize('NFKC').replace(/[\s'’_]/g, '');
  if (!/^\d[\d.,]*$/.test(text)) return undefined;
  const mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const after = mark === -1 ? 0 : text.length - mark - 1;
  const sameMarks = mark === -1 ? 0 : text.split(text.charAt(mark)).length - 1;
  const decimal = mark !== -1 && sameMarks === 1 && after >= 1 && after <= decimals;
  const whole = decimal ? text.slice(0, mark) : text;
  const fraction = decimal ? text.slice(mark + 1) : '';
  if (!/^\d+$/.test(whole) && !/^\d{1,3}(?:\.\d{3})+$/.test(whole) && !/^\d{1,3}(?:,\d{3})+$/.test(whole))
    return undefined;
  const minor = Number(whole.replace(/[.,]/g, '') + fraction.padEnd(decimals, '0'));
  return Number.isSafeInteger(minor) ? minor : undefined;
}
