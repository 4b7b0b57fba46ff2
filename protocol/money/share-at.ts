import { ONE } from './digits.ts';
import { currencyAt, type Lexicon } from './lexicon.ts';
import { numberAt } from './number-phrase.ts';
import type { Token } from './tokens.ts';

/** Shares are counted finely, so that a third of any sum comes out to its last coin. */
export const WHOLE = 10n ** 15n;

/** A share of what was paid that a text names; several where only the writer knows which is meant. */
export interface SharePhrase {
  /** Of {@link WHOLE}; none where it is no share. */
  readonly parts: readonly bigint[];
  readonly start: number;
  readonly end: number;
}

/** The share that begins at a place: half, 2/3, 40 %, fifty percent, 百分之五十, 兩成, 八折. */
export function shareAt(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
  currency: string,
): SharePhrase | undefined {
  const typed = /^([1-9])\/([1-9]\d?)$/.exec(tokens[start]?.text ?? '');
  if (typed !== null && numberAt(tokens, start, lexicon, currency) === undefined) {
    const [top, bottom] = [BigInt(typed[1] ?? '1'), BigInt(typed[2] ?? '1')];
    return { parts: top < bottom && bottom <= 10n ? [(top * WHOLE) / bottom] : [], start, end: start + 1 };
  }
  const fraction = lexicon.fractions.at(tokens, start);
  if (fraction !== undefined && numberAt(tokens, start, lexicon, currency) === undefined) {
    const [top, bottom] = fraction.value;
    if (isOfOneUnit(tokens, fraction.end, lexicon, currency)) return { parts: [], start, end: fraction.end };
    return { parts: [(WHOLE * BigInt(top)) / BigInt(bottom)], start, end: fraction.end };
  }
  // A fraction such as "two thirds" begins with a number; one of a million ("half a million") is a sum.
  const longer = fraction !== undefined && fraction.end > (numberAt(tokens, start, lexicon, currency)?.end ?? start);
  if (fraction !== undefined && longer) {
    const [top, bottom] = fraction.value;
    return { parts: [(WHOLE * BigInt(top)) / BigInt(bottom)], start, end: fraction.end };
  }
  return percentAt(tokens, start, lexicon, currency) ?? tenthsAt(tokens, start, lexicon, currency);
}

/** "Half a dollar" is no half of what was paid. */
function isOfOneUnit(tokens: readonly Token[], at: number, lexicon: Lexicon, currency: string): boolean {
  const of = lexicon.lists.partOf.at(tokens, at)?.end ?? at;
  return [at, of].some((place) => {
    const unit = currencyAt(tokens, place, currency, false);
    return unit !== undefined && /^\p{L}/u.test(tokens[place]?.text ?? '') && tokens[unit.end]?.type !== 'number';
  });
}

function percentAt(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
  currency: string,
): SharePhrase | undefined {
  const han = tokens[start]?.text === '百' && tokens[start + 1]?.text === '分' && tokens[start + 2]?.text === '之';
  const number = numberAt(tokens, han ? start + 3 : start, lexicon, currency);
  if (number === undefined) return undefined;
  const sign = tokens[number.end]?.text === '%' ? { end: number.end + 1 } : undefined;
  const behind = sign ?? lexicon.lists.percent.at(tokens, number.end);
  const end = han ? number.end : behind?.end;
  if (end === undefined) return undefined;
  const parts = number.values
    .filter((value) => value > 0n && value <= 100n * ONE)
    .map((value) => (value * WHOLE) / (100n * ONE));
  return { parts: parts.length === number.values.length ? parts : [], start, end };
}

/** 三成五 is 35 %. 八折 says what is paid; whether the rest or that comes back only the writer knows. */
function tenthsAt(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
  currency: string,
): SharePhrase | undefined {
  const lead = tokens[start]?.text === '打' ? start + 1 : start;
  const digit = (at: number): bigint | undefined => {
    const token = tokens[at];
    if (token === undefined) return undefined;
    const value = token.type === 'number' ? Number(token.text) : lexicon.numbers.at(tokens, at)?.value;
    return value !== undefined && Number.isInteger(value) && value > 0 && value < 100 ? BigInt(value) : undefined;
  };
  const first = digit(lead);
  if (first === undefined || currency === '') return undefined;
  const next = tokens[lead + 1];
  if (next?.text === '成' && first < 10n) {
    const second = digit(lead + 2);
    const takes = second !== undefined && second < 10n;
    return { parts: [(WHOLE * (first * 10n + (takes ? second : 0n))) / 100n], start, end: lead + (takes ? 3 : 2) };
  }
  const second = digit(lead + 1);
  const end =
    next?.text === '折' ? lead + 2 : second !== undefined && tokens[lead + 2]?.text === '折' ? lead + 3 : undefined;
  if (end === undefined) return undefined;
  const tens = end === lead + 3 ? first * 10n + (second ?? 0n) : first < 10n ? first * 10n : first;
  const pays = (WHOLE * tens) / 100n;
  return { parts: [WHOLE - pays, pays], start, end };
}
