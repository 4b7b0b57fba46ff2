import { digitsAt, ONE, tailValue, valuesOf } from './digits.ts';
import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A number as people write and say it, read as far as it goes. */
export interface NumberPhrase {
  /** In millionths: one, several where only the writer knows, none where it is no number that can be read whole. */
  readonly values: readonly bigint[];
  readonly end: number;
  /** Written in digits, at least in part. */
  readonly digits: boolean;
  /** Has a word or letter that multiplies: thousand, k. */
  readonly multiplied: boolean;
}

interface Reading {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly currency: string;
  at: number;
  /** What is complete above the thousands, and within them. */
  total: bigint;
  section: bigint;
  /** What waits for its multiplier. */
  pending: readonly bigint[] | undefined;
  /** The last multiplier and how it was written; 1 before there is one. */
  times: bigint;
  multiplier: Token | undefined;
  lastBig: bigint;
  lastTens: bigint;
  zero: boolean;
  half: boolean;
  digits: boolean;
  whole: boolean;
}

/** The number that begins at a place; undefined where none does. */
export function numberAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  currency: string,
): NumberPhrase | undefined {
  const reading: Reading = {
    tokens,
    lexicon,
    currency,
    at,
    total: 0n,
    section: 0n,
    pending: undefined,
    times: 1n,
    multiplier: undefined,
    lastBig: 0n,
    lastTens: 0n,
    zero: false,
    half: false,
    digits: false,
    whole: true,
  };
  while (takeOne(reading));
  if (reading.at === at) return undefined;
  const { total, section, multiplier, digits, whole, at: end } = reading;
  const values =
    whole && !leavesOutThousand(reading) ? (endOf(reading) ?? [0n]).map((value) => total + section + value) : [];
  return { values, end, digits, multiplied: multiplier !== undefined };
}

/** "Sejuta dua ratus": the thousand is left out as often as not. */
function leavesOutThousand({ currency, lexicon, digits, lastBig, section }: Reading): boolean {
  const spoken = (lexicon.locale === 'id' || lexicon.locale === 'ms') && currency === 'IDR' && !digits;
  return spoken && lastBig >= 1_000_000n && section > 0n && section < 1_000n * ONE && section % (100n * ONE) === 0n;
}

function takeOne(reading: Reading): boolean {
  if (reading.half && reading.pending === undefined) return false;
  return (
    takeDigits(reading) ||
    takeHalf(reading) ||
    takeFraction(reading) ||
    takeMultiplier(reading) ||
    takeWord(reading) ||
    takeJoin(reading)
  );
}

const hasAny = ({ total, section, pending }: Reading) => total > 0n || section > 0n || pending !== undefined;

function takeDigits(reading: Reading): boolean {
  const { tokens, lexicon, currency, multiplier, times } = reading;
  const token = tokens[reading.at];
  if (token?.type !== 'number' || reading.pending !== undefined || /^\d+\/\d+$/.test(token.text)) return false;
  const { text, end } = digitsAt(tokens, reading.at);
  const multiplied = bigAt(reading, end, true) !== undefined || lexicon.tens.at(tokens, end) !== undefined;
  if (multiplier !== undefined && !multiplied) {
    // A number in its own right behind a full one: "300 ribu 2 biji" has to be asked about, and is, by what follows.
    const tail = tailValue(token, multiplier, times, lexicon.locale);
    if (tail === undefined && !/^\d+$/.test(token.text) && times < 1_000n) return false;
    const marked = /^\d+$/.test(text)
      ? undefined
      : valuesOf(text, { currency, locale: lexicon.locale, multiplied: false });
    const values =
      tail !== undefined && text === token.text ? [tail] : (marked?.filter((value) => value < times * ONE) ?? []);
    reading.whole &&= values.length === 1;
    reading.section += values[0] ?? 0n;
    reading.half = true;
  } else reading.pending = valuesOf(text, { currency, locale: lexicon.locale, multiplied });
  reading.whole &&= reading.pending === undefined || reading.pending.length > 0;
  reading.at = end;
  reading.digits = true;
  return true;
}

/** "2 triệu rưỡi", "satu setengah juta", "two and a half". */
function takeHalf(reading: Reading): boolean {
  const { tokens, lexicon, times } = reading;
  if (!hasAny(reading)) return false;
  const found = lexicon.lists.plusHalf.at(tokens, reading.at);
  if (found === undefined) return false;
  // Only a chain of a number and its multiplier has a half; "兩個半" has another word between.
  if (reading.pending !== undefined) {
    const han = tokens[reading.at]?.han === true;
    if (han || lexicon.locale === 'vi') return false;
    reading.pending = reading.pending.map((value) => value + ONE / 2n);
  } else reading.section += (times * ONE) / 2n;
  reading.half = true;
  reading.at = found.end;
  return true;
}

/** "half a million", "setengah juta", "nửa triệu", "medio millón", "1/2 juta". */
function takeFraction(reading: Reading): boolean {
  const { tokens, lexicon } = reading;
  if (hasAny(reading)) return false;
  const typed = /^([1-9])\/([2-9])$/.exec(tokens[reading.at]?.text ?? '');
  const found =
    typed === null
      ? lexicon.fractions.at(tokens, reading.at)
      : { value: [Number(typed[1]), Number(typed[2])] as const, end: reading.at + 1 };
  if (found === undefined) return false;
  const behind = lexicon.lists.partOf.at(tokens, found.end)?.end ?? found.end;
  const end = [found.end, behind].find((place) => bigAt(reading, place, typed !== null) !== undefined);
  if (end === undefined) return false;
  const [top, bottom] = found.value;
  reading.pending = [(ONE * BigInt(top)) / BigInt(bottom)];
  reading.at = end;
  return true;
}

function bigAt({ tokens, lexicon, currency }: Reading, at: number, behindDigits: boolean) {
  return lexicon.big(tokens, at, currency, behindDigits);
}

function takeMultiplier(reading: Reading): boolean {
  const { tokens, lexicon } = reading;
  const token = tokens[reading.at];
  const big = bigAt(reading, reading.at, reading.digits);
  const found = big ?? lexicon.tens.at(tokens, reading.at);
  if (token === undefined || found === undefined) return false;
  const alone = reading.pending === undefined && (big === undefined || reading.section === 0n);
  const implied = /^se(?:r[ie]bu|rat[ue]s|rates|juta|miliar)$/.test(token.text);
  if (alone && !implied && !mayStandAlone(reading, token, found.end)) return false;
  if (implied && (reading.pending !== undefined || reading.section > 0n)) return false;
  const times = BigInt(found.value);
  if (times === 0n) reading.whole = false;
  const pending = alone ? [ONE] : (reading.pending ?? [0n]);
  const [first = 0n] = pending;
  if (big === undefined) {
    if (reading.lastTens !== 0n && times >= reading.lastTens) reading.whole = false;
    reading.section += first * times;
    reading.lastTens = times;
    reading.whole &&= pending.length === 1;
    reading.pending = undefined;
  } else {
    if (reading.lastBig !== 0n && times >= reading.lastBig) reading.whole = false;
    const values = pending.map((value) => (reading.section + value) * times);
    reading.total += values[0] ?? 0n;
    // "1,234 juta": two readings; both stay possible until the end.
    if (values.length > 1) reading.whole = false;
    reading.section = 0n;
    reading.lastTens = 0n;
    reading.lastBig = times;
    reading.pending = undefined;
  }
  reading.times = times;
  reading.multiplier = token;
  reading.zero = false;
  reading.half = false;
  reading.at = found.end;
  return true;
}

/** "mil", "trăm nghìn", "triệu rưỡi", "十" need no one in front; "a hundred" has it. */
function mayStandAlone(reading: Reading, token: Token, end: number): boolean {
  const { tokens, lexicon } = reading;
  if (token.text === 'mil' && lexicon.locale === 'es') return true;
  if (token.text === '十' || token.text === '拾') return true;
  if (lexicon.locale !== 'vi' || token.han) return false;
  return bigAt(reading, end, false) !== undefined || lexicon.lists.plusHalf.at(tokens, end) !== undefined;
}

function takeWord(reading: Reading): boolean {
  const { tokens, lexicon } = reading;
  const article = /^an?$/.test(tokens[reading.at]?.text ?? '') && !hasAny(reading);
  if (article) {
    const next = reading.at + 1;
    if (tokens[next]?.type !== 'word' || (bigAt(reading, next, false) ?? lexicon.tens.at(tokens, next)) === undefined)
      return false;
    reading.pending = [ONE];
    reading.at = next;
    return true;
  }
  if (
    lexicon.lists.zeros.at(tokens, reading.at) !== undefined &&
    reading.multiplier !== undefined &&
    reading.pending === undefined
  ) {
    reading.zero = true;
    reading.at += 1;
    return true;
  }
  const teen = lexicon.lists.teen.at(tokens, reading.at);
  if (teen !== undefined && reading.pending?.length === 1) {
    reading.whole &&= (reading.pending[0] ?? 0n) < 10n * ONE;
    reading.pending = [(reading.pending[0] ?? 0n) + 10n * ONE];
    reading.at = teen.end;
    return true;
  }
  const found = lexicon.numbers.at(tokens, reading.at);
  if (found === undefined) return false;
  const value = BigInt(found.value) * ONE;
  if (reading.pending === undefined) reading.pending = [value];
  else {
    // "twenty five", "doscientos cincuenta": what comes on top fits into the zeros of what is there.
    const [before = 0n] = reading.pending;
    const room = found.value < 10 ? 10n : found.value < 100 ? 100n : 1_000n;
    if (before === 0n || before % (room * ONE) !== 0n || value === 0n) reading.whole = false;
    reading.pending = [before + value];
  }
  reading.at = found.end;
  return true;
}

/** "two hundred and fifty", "treinta y cinco", "twenty-five". */
function takeJoin(reading: Reading): boolean {
  const { tokens, lexicon } = reading;
  if (!hasAny(reading)) return false;
  const hyphen = tokens[reading.at]?.text === '-' && tokens[reading.at]?.glued === true;
  const found = hyphen ? { end: reading.at + 1 } : lexicon.lists.joins.at(tokens, reading.at);
  if (found === undefined || reading.digits) return false;
  const word = lexicon.numbers.at(tokens, found.end);
  if (word === undefined) return false;
  // Behind a whole number it begins another: "cincuenta con veinte".
  const [before = 0n] = reading.pending ?? [];
  const room = word.value < 10 ? 10n : word.value < 100 ? 100n : 1_000n;
  if (reading.pending !== undefined && (before === 0n || before % (room * ONE) !== 0n)) return false;
  reading.at = found.end;
  return true;
}

/** A digit at the very end that counts the next power: "hai triệu năm", "兩千五". */
function endOf({ pending, zero, times, multiplier, lexicon, digits }: Reading): readonly bigint[] | undefined {
  if (pending?.length !== 1 || zero || multiplier === undefined || times < 100n) return pending;
  const [value = 0n] = pending;
  if (value < ONE || value >= 10n * ONE || value % ONE !== 0n) return pending;
  return multiplier.han || (lexicon.locale === 'vi' && !digits) || lexicon.locale === 'vi'
    ? [(value * times) / 10n]
    : pending;
}
