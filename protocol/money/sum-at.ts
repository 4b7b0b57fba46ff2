import { decimalsOf } from './currencies.ts';
import { ONE } from './digits.ts';
import { currencyAt, type Lexicon, partsAt } from './lexicon.ts';
import { numberAt } from './number-phrase.ts';
import type { Token } from './tokens.ts';

/** A number in a text with the currency that is named beside it. */
export interface SumPhrase {
  /** In millionths of the currency; none where it cannot be read whole. */
  readonly values: readonly bigint[];
  readonly start: number;
  readonly end: number;
  /** As named; undefined for a number alone. */
  readonly currency: string | undefined;
  readonly digits: boolean;
  readonly multiplied: boolean;
}

export interface SumRules {
  readonly lexicon: Lexicon;
  readonly currency: string;
}

/** The sum that begins at a place: `RM 5`, `5 ringgit 50 sen`, `50 cents`, `12€50`, `三百五十元`. */
export function sumAt(tokens: readonly Token[], start: number, rules: SumRules): SumPhrase | undefined {
  const { lexicon, currency } = rules;
  const before = currencyAt(tokens, start, currency, true);
  let at = before?.end ?? start;
  // "Rp.50.000": the stop ends the abbreviation.
  const dotted = before !== undefined && tokens[at]?.type === 'stop' && tokens[at]?.text === '.';
  if (dotted) at += 1;
  if (before !== undefined && tokens[at]?.text === '-') return negative(tokens, start, at, rules);
  const number = numberAt(tokens, at, lexicon, currency);
  if (number === undefined) return undefined;
  const base = { start, digits: number.digits, multiplied: number.multiplied };
  const parts = partsOf(tokens, number.end, currency);
  if (parts !== undefined && before === undefined) {
    const rest = centsAt(tokens, parts.end, rules, true);
    const values = number.values.map((value) => value / BigInt(parts.value) + (rest?.value ?? 0n));
    return { ...base, values, end: rest?.end ?? parts.end, currency };
  }
  const after = trailing(tokens, number.end, rules, number.digits);
  const end = after?.end ?? number.end;
  const named = before?.value ?? after?.value;
  const agree = before === undefined || after === undefined || before.value === after.value;
  // "RM.50" may be fifty and fifty sen.
  const halved =
    dotted && tokens[at]?.glued === true && /^\d\d$/.test(tokens[at]?.text ?? '') && decimalsOf(currency) > 0;
  const values = halved ? number.values.flatMap((value) => [value, value / 100n]) : number.values;
  const cents = named === currency ? centsAt(tokens, end, rules, false, tokens[number.end]?.han) : undefined;
  const loose = named === undefined ? pointWord(tokens, number.end, rules) : cents;
  return {
    ...base,
    values: agree ? values.map((value) => value + (loose?.value ?? 0n)) : [],
    end: loose?.end ?? end,
    currency: named,
  };
}

function negative(tokens: readonly Token[], start: number, minus: number, rules: SumRules): SumPhrase | undefined {
  const number = numberAt(tokens, minus + 1, rules.lexicon, rules.currency);
  if (number === undefined || tokens[minus + 1]?.glued !== true) return undefined;
  return { ...number, values: [], start, currency: rules.currency };
}

/** The currency behind a number, unless it is the one in front of the next: "RM20 RM30". */
function trailing(tokens: readonly Token[], at: number, { lexicon, currency }: SumRules, digits: boolean) {
  const found = currencyAt(tokens, at, currency, false);
  if (found === undefined) return undefined;
  // "100 ribu dong": the word is a courtesy in one language and money in another.
  if (found.value !== currency && lexicon.lists.fillers.at(tokens, at) !== undefined) return undefined;
  const next = tokens[found.end];
  const leadsNext = next?.type === 'number' && next.glued && tokens[at]?.glued === false;
  // One piece ("一塊") is no dollar, unless nothing else is said.
  return leadsNext || (!digits && isPiece(tokens, at, found.end)) ? undefined : found;
}

function isPiece(tokens: readonly Token[], at: number, end: number): boolean {
  return (
    /^[塊块]$/.test(tokens[at]?.text ?? '') &&
    tokens[at - 1]?.text === '一' &&
    ![undefined, '半'].includes(tokens[end]?.text)
  );
}

function partsOf(tokens: readonly Token[], at: number, currency: string) {
  if (decimalsOf(currency) === 0) return undefined;
  return partsAt(tokens, at);
}

/** What stands for cents behind a sum: "50 sen", "con 50", `50` glued to the sign, "5角5分", "塊半". */
function centsAt(
  tokens: readonly Token[],
  from: number,
  { lexicon, currency }: SumRules,
  named: boolean,
  han = false,
): { readonly value: bigint; readonly end: number } | undefined {
  if (decimalsOf(currency) === 0) return undefined;
  const joined = lexicon.lists.joins.at(tokens, from);
  const at = joined?.end ?? from;
  if (han && tokens[at]?.text === '半') return { value: ONE / 2n, end: at + 1 };
  const number = numberAt(tokens, at, lexicon, currency);
  const [value] = number?.values ?? [];
  if (number === undefined || value === undefined || (number.multiplied && value >= 100n * ONE)) return undefined;
  const parts = partsAt(tokens, number.end) ?? finest(tokens, number.end);
  if (parts !== undefined && value < BigInt(parts.value) * ONE) {
    const more = parts.value === 10 ? centsAt(tokens, parts.end, { lexicon, currency }, true) : undefined;
    return { value: value / BigInt(parts.value) + (more?.value ?? 0n), end: more?.end ?? parts.end };
  }
  if (named || value >= 100n * ONE) return undefined;
  const [token, next] = [tokens[at], tokens[number.end]];
  const ends = next === undefined || next.type === 'stop';
  if (han && value < 10n * ONE && number.end === at + 1 && ends) return { value: value / 10n, end: number.end };
  const two = /^\d\d$/.test(token?.text ?? '');
  return two && (ends || token?.glued === true) ? { value: value / 100n, end: number.end } : undefined;
}

/** 分 is a cent behind 元 and 角 only; alone it is a minute, a point, very much. */
function finest(tokens: readonly Token[], at: number): { readonly value: 100; readonly end: number } | undefined {
  return tokens[at]?.text === '分' ? { value: 100, end: at + 1 } : undefined;
}

/** "12 con 50": without a currency, the join says that cents follow. */
function pointWord(tokens: readonly Token[], at: number, { lexicon, currency }: SumRules) {
  const con = tokens[at]?.text === 'con' && lexicon.locale === 'es' && /^\d\d$/.test(tokens[at + 1]?.text ?? '');
  return con && decimalsOf(currency) === 2
    ? { value: (BigInt(tokens[at + 1]?.text ?? '0') * ONE) / 100n, end: at + 2 }
    : undefined;
}
