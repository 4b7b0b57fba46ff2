import { decimalsOf, parseMoney } from '../../disputes/money.ts';
import type { Locale } from '../../protocol/locale.ts';
import { weightIn } from './match.ts';
import { phrasesOf } from './phrases.ts';

/** What a text says of a sum. */
export type Amount =
  /** Minor units of the order's currency. */
  | { readonly minor: number; readonly stated: 'sum' | 'share' }
  /** A sum in another currency than the order's. */
  | { readonly otherCurrency: string };

/** How people write currencies; what several use (`$`, `元`) is taken for the order's. */
const CURRENCY_WORDS: readonly (readonly [string, RegExp])[] = [
  ['MYR', /^(rm|myr|ringgit)$/],
  ['IDR', /^(rp|idr|rupiah|perak)$/],
  ['VND', /^(₫|đ|vnd|vnđ|đồng|dong)$/],
  ['SGD', /^(s\$|sgd)$/],
  ['TWD', /^(nt\$?|twd|新台幣|台幣|臺幣)$/],
  ['CNY', /^(cny|rmb|人民幣|人民币)$/],
  ['EUR', /^(€|eur|euros?)$/],
  ['USD', /^(us\$|usd|dollars?|dolares|dólar(es)?|美元|美金)$/],
];
const SHARED = /^(\$|¥|元|塊|块|bucks?|pesos?)$/;
const BEFORE = 'rm|rp|myr|idr|usd|vnd|sgd|twd|cny|rmb|eur|us\\$|nt\\$|s\\$|nt|\\$|€|¥|₫|新台幣|台幣|人民幣|美金';
const AFTER =
  'ringgit|rupiah|perak|myr|idr|usd|vnđ|vnd|đồng|dong|đ|₫|sgd|twd|cny|rmb|eur|euros?|€|dollars?|dólares|dolares|dólar|美元|美金|新台幣|台幣|人民幣|元|塊|块|bucks?|pesos?|rm|rp|\\$';
const TIMES: Readonly<Record<string, number>> = {
  k: 1e3,
  rb: 1e3,
  ribu: 1e3,
  nghìn: 1e3,
  nghin: 1e3,
  ngàn: 1e3,
  ngan: 1e3,
  mil: 1e3,
  千: 1e3,
  萬: 1e4,
  万: 1e4,
  jt: 1e6,
  juta: 1e6,
  triệu: 1e6,
  trieu: 1e6,
  tr: 1e6,
};
const NUMBER = '\\d[\\d.,]*\\d|\\d';
const SUM = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${BEFORE})?\\s?(${NUMBER})\\s?(${Object.keys(TIMES).join('|')})?\\s?(${AFTER})?(?![\\p{L}\\p{N}%])`,
  'giu',
);
/** The same before Chinese, which leaves no spaces. */
const SUM_HAN = new RegExp(
  `(${BEFORE})?\\s?(${NUMBER})\\s?(千|萬|万)?\\s?(元|塊|块|美元|美金|新台幣|台幣|人民幣)`,
  'giu',
);
const PERCENT = /(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％]/u;
const TENTHS = /(\d|[一二三四五六七八九])\s?成/u;
const HAN_DIGITS = '零一二三四五六七八九';
const LONGEST_READ = 2_000;

export interface AmountQuestion {
  readonly currency: string;
  /** Minor units: what a share is a share of. */
  readonly paid: number;
  readonly locale: Locale;
  /** The amount was asked for, so that a bare number is one. */
  readonly asked: boolean;
}

/** The sum, percentage or fraction in a text; order numbers must be out of it. */
export function amountIn(text: string, question: AmountQuestion): Amount | undefined {
  const read = text.slice(0, LONGEST_READ).normalize('NFKC').toLowerCase();
  return shareIn(read, question) ?? sumIn(read, question);
}

function shareIn(text: string, { paid, locale, asked }: AmountQuestion): Amount | undefined {
  const phrases = phrasesOf(locale);
  // "Half of the cups were broken" speaks of no money.
  if (!asked && weightIn(text, phrases.money) === 0) return undefined;
  const percent = PERCENT.exec(text)?.[1] ?? percentWord(text, locale);
  if (percent !== undefined) return share(paid, Number(percent.replace(',', '.')) / 100);
  const tenths = TENTHS.exec(text)?.[1];
  if (tenths !== undefined)
    return share(paid, (HAN_DIGITS.includes(tenths) ? HAN_DIGITS.indexOf(tenths) : Number(tenths)) / 10);
  const [best] = Object.entries(phrases.fractions)
    .map(([fraction, list]) => ({ fraction, weight: weightIn(text, list) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  if (best === undefined) return undefined;
  const [top = 0, bottom = 1] = best.fraction.split('/').map(Number);
  return share(paid, top / bottom);
}

/** "50 percent", "50 phần trăm". */
function percentWord(text: string, locale: Locale): string | undefined {
  if (weightIn(text, phrasesOf(locale).percent) === 0) return undefined;
  return /\d{1,3}(?:[.,]\d{1,2})?/.exec(text)?.[0];
}

function share(paid: number, part: number): Amount | undefined {
  return part > 0 && part <= 1 ? { minor: Math.round(paid * part), stated: 'share' } : undefined;
}

function sumIn(text: string, { currency, asked }: AmountQuestion): Amount | undefined {
  const matches = [...text.matchAll(SUM), ...text.matchAll(SUM_HAN)];
  const marked = matches.filter(([, before, , , after]) => before !== undefined || after !== undefined);
  const found = marked[0] ?? (asked && matches.length === 1 ? matches[0] : undefined);
  if (found === undefined) return undefined;
  const [, before, digits = '', times, after] = found;
  const named = currencyNamed(before ?? after ?? '');
  if (named !== undefined && named !== currency) return { otherCurrency: named };
  const minor = minorOf(digits, times === undefined ? 1 : (TIMES[times] ?? 1), currency);
  return minor === undefined ? undefined : { minor, stated: 'sum' };
}

function currencyNamed(word: string): string | undefined {
  if (word === '' || SHARED.test(word)) return undefined;
  return CURRENCY_WORDS.find(([, pattern]) => pattern.test(word))?.[0];
}

/** Points and commas group or divide by where they stand: "1.250,50", "50.000", "12.5". */
function minorOf(digits: string, times: number, currency: string): number | undefined {
  const decimals = decimalsOf(currency);
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const marks = digits.match(/[.,]/g) ?? [];
  const tail = digits.length - last - 1;
  const mixed = new Set(marks).size === 2;
  const divides = last >= 0 && (mixed || (marks.length === 1 && tail !== 3));
  const whole = (divides ? digits.slice(0, last) : digits).replace(/[.,]/g, '');
  const fraction = divides ? digits.slice(last + 1) : '';
  if (!/^\d{1,12}$/.test(whole) || fraction.length > 3) return undefined;
  if (times === 1)
    return parseMoney(fraction.length > 0 && decimals > 0 ? `${whole}.${fraction}` : whole, currency)?.minor;
  const minor = Math.round(Number(`${whole}.${fraction || '0'}`) * times * 10 ** decimals);
  return Number.isSafeInteger(minor) ? minor : undefined;
}
