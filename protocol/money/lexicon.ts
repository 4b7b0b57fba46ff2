import type { Locale } from '../locale.ts';
import { CODES_LIKE_WORDS, CURRENCY_CODES, CURRENCY_NAMES, SUBUNITS } from './currencies.ts';
import { type Found, PhraseTable } from './phrase-table.ts';
import type { Token } from './tokens.ts';
import { EN } from './words/en.ts';
import { ES } from './words/es.ts';
import { ID } from './words/id.ts';
import type { MoneyWords } from './words/money-words.ts';
import { MS } from './words/ms.ts';
import { VI } from './words/vi.ts';
import { ZH } from './words/zh-hant.ts';

type Lists = { [K in keyof MoneyWords as MoneyWords[K] extends readonly string[] | undefined ? K : never]-?: true };

/** The words of money that a reader of one language uses, ready to be looked for. */
export interface Lexicon {
  readonly locale: Locale;
  readonly numbers: PhraseTable<number>;
  readonly tens: PhraseTable<number>;
  /** 0 where the same letters mean different multipliers. */
  big(tokens: readonly Token[], at: number, currency: string, behindDigits: boolean): Found<number> | undefined;
  readonly fractions: PhraseTable<readonly [top: number, bottom: number]>;
  readonly lists: Readonly<Record<keyof Lists, PhraseTable<true>>>;
}

const WORDS: Readonly<Record<Locale, MoneyWords>> = { en: EN, ms: MS, id: ID, vi: VI, es: ES, 'zh-Hant': ZH };
/** Whose words a reader of the language uses too; Chinese characters are nobody else's. */
const BESIDE: Readonly<Record<Locale, readonly Locale[]>> = {
  en: ['zh-Hant'],
  ms: ['zh-Hant', 'en', 'id'],
  id: ['zh-Hant', 'en', 'ms'],
  vi: ['zh-Hant', 'en'],
  es: ['zh-Hant', 'en'],
  'zh-Hant': ['en'],
};
const LISTS: Lists = {
  teen: true,
  joins: true,
  zeros: true,
  plusHalf: true,
  partOf: true,
  percent: true,
  all: true,
  but: true,
  not: true,
  or: true,
  paid: true,
  want: true,
  each: true,
  labels: true,
  money: true,
  fillers: true,
  idioms: true,
};

const known = new Map<Locale, Lexicon>();

export function lexiconOf(locale: Locale): Lexicon {
  const lexicon = known.get(locale) ?? build(locale);
  known.set(locale, lexicon);
  return lexicon;
}

function build(locale: Locale): Lexicon {
  const own = [...BESIDE[locale], locale].map((each) => WORDS[each]);
  const everyone = [...Object.values(WORDS), ...own];
  const entries = <T>(pick: (words: MoneyWords) => Readonly<Record<string, T>>, from = own) =>
    from.flatMap((words) => Object.entries(pick(words)));
  const bigOwn = new PhraseTable(entries(({ big }) => big));
  const bigAll = new PhraseTable(entries(({ big }) => big, everyone));
  const bigIn = new Map<string, PhraseTable<number>>();
  for (const { bigIn: narrowed = {} } of everyone)
    for (const [currency, big] of Object.entries(narrowed)) bigIn.set(currency, new PhraseTable(Object.entries(big)));
  return {
    locale,
    numbers: new PhraseTable(entries(({ numbers }) => numbers)),
    tens: new PhraseTable(entries(({ tens }) => tens)),
    big: (tokens, at, currency, behindDigits) =>
      bigIn.get(currency)?.at(tokens, at) ?? (behindDigits ? bigAll : bigOwn).at(tokens, at),
    fractions: new PhraseTable(
      own.flatMap(({ fractions }) =>
        Object.entries(fractions).flatMap(([fraction, phrases]) => {
          const [top = 0, bottom = 1] = fraction.split('/').map(Number);
          return phrases.map((phrase) => [phrase, [top, bottom] as const] as const);
        }),
      ),
    ),
    lists: Object.fromEntries(
      (Object.keys(LISTS) as (keyof Lists)[]).map((list) => [
        list,
        new PhraseTable(own.flatMap((words) => words[list] ?? []).map((phrase) => [phrase, true] as const)),
      ]),
    ) as Lexicon['lists'],
  };
}

const NAMES = new PhraseTable(
  CURRENCY_NAMES.flatMap(([codes, written]) => written.map((name) => [name, codes] as const)),
);
const PARTS = new PhraseTable(SUBUNITS.flatMap(([parts, written]) => written.map((name) => [name, parts] as const)));
/** Names that may stand before a number; signs, codes and Chinese names always may. "I won 50" names no won. */
const MAY_LEAD = /^(?:rm|rp|nt|ntd|rmb|rs|eur|euro|đ|vnđ|ringgit|rupiah)$/;

/** The currency that is named at a place: the order's where the name may be its, else the code or the name as written. */
export function currencyAt(
  tokens: readonly Token[],
  at: number,
  currency: string,
  leads: boolean,
): Found<string> | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const code = token.raw.toUpperCase();
  const isCode = CURRENCY_CODES.has(code) && (!CODES_LIKE_WORDS.has(code) || token.raw === code);
  const named = NAMES.at(tokens, at);
  if (named === undefined) return isCode ? { value: code, end: at + 1 } : undefined;
  const written = tokens.slice(at, named.end).map(({ raw }) => raw);
  const isSign = written.some((part) => !/^[\p{L}\p{M}]+$/u.test(part));
  if (leads && !isSign && !isCode && !token.han && !MAY_LEAD.test(token.text)) return undefined;
  const [first = '', ...others] = named.value;
  const own = first === '*' || named.value.includes(currency);
  return { value: own ? currency : others.length === 0 ? first : written.join(' '), end: named.end };
}

/** How many of what is named at a place make one of the currency: 100 sen, 10 角. */
export function partsAt(tokens: readonly Token[], at: number): Found<10 | 100> | undefined {
  return PARTS.at(tokens, at);
}
