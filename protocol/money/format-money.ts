import { decimalsOf, isWholeInPractice } from './currencies.ts';

/** A sum in minor units of its currency (sen, cents, whole rupiah in hundredths): always a safe integer, never a fraction. */
export interface MinorMoney {
  readonly currency: string;
  readonly minor: number;
}

/** Where a currency is spent: people there write money in a way of their own, which the language alone does not tell. */
const REGIONS: Readonly<Record<string, string>> = {
  MYR: 'MY',
  SGD: 'SG',
  IDR: 'ID',
  VND: 'VN',
  TWD: 'TW',
  HKD: 'HK',
  PHP: 'PH',
  MXN: 'MX',
  CLP: 'CL',
  COP: 'CO',
  ARS: 'AR',
  PEN: 'PE',
  UYU: 'UY',
  BOB: 'BO',
  PYG: 'PY',
  CRC: 'CR',
  GTQ: 'GT',
  DOP: 'DO',
  BND: 'BN',
  USD: 'US',
  AUD: 'AU',
  NZD: 'NZ',
  CAD: 'CA',
  GBP: 'GB',
  INR: 'IN',
};
/** The regions for which the language is written down with rules of its own; elsewhere the language's general ones hold. */
const REGIONAL: Readonly<Record<string, readonly string[]>> = {
  en: ['MY', 'SG', 'PH', 'HK', 'US', 'AU', 'NZ', 'CA', 'GB', 'IN'],
  es: ['MX', 'CL', 'CO', 'AR', 'PE', 'UY', 'BO', 'PY', 'CR', 'GT', 'DO'],
  ms: ['MY', 'SG', 'BN'],
  id: ['ID'],
  vi: ['VN'],
  'zh-Hant': ['TW', 'HK'],
};
/** Known by their own sign to everybody who reads one of our languages. Elsewhere a bare `$` could be anybody's. */
const BY_SIGN = new Set(['MYR', 'IDR', 'VND']);
/** Spanish of America: dollars are spent there, and not in Spain. */
const SPANISH_OF_AMERICA = 'es-419';

/** The language of the reader as it is written where the currency is spent: `es-CL`, `en-MY`. */
function moneyLocale(locale: string, currency: string): string {
  const region = REGIONS[currency];
  if (region !== undefined && REGIONAL[locale]?.includes(region)) return `${locale}-${region}`;
  return locale === 'es' && currency === 'USD' ? SPANISH_OF_AMERICA : locale;
}

/** The sum as a plain decimal, exact: `12.50`. */
export function plainText({ currency, minor }: MinorMoney): string {
  const decimals = decimalsOf(currency);
  if (decimals === 0) return String(minor);
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The sum as people write it where it is spent. Decimals that nobody writes there appear only where they are not zero. */
export function formatMoney(money: MinorMoney, locale: string): string {
  const { currency, minor } = money;
  const decimals = decimalsOf(currency);
  const whole = isWholeInPractice(currency) && minor % 10 ** decimals === 0;
  const shown = whole ? 0 : decimals;
  const tag = moneyLocale(locale, currency);
  const writer = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: BY_SIGN.has(currency) || tag.endsWith(`-${REGIONS[currency]}`) ? 'narrowSymbol' : 'symbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
  // A decimal string keeps sums exact that a binary fraction would not.
  return writer.format(plainText(money) as `${number}`);
}

/** The mark before decimals in sums of this currency, as its readers write them. */
export function decimalMark(locale: string, currency: string): '.' | ',' {
  const parts = new Intl.NumberFormat(moneyLocale(locale, currency), { minimumFractionDigits: 2 }).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}
