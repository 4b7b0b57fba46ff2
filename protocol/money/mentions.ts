import { currencyAt, type Lexicon } from './lexicon.ts';
import { shareAt } from './share-at.ts';
import { sumAt } from './sum-at.ts';
import type { Token } from './tokens.ts';

/** A sum or a share in a text, with what stands around it. */
export interface Mentioned {
  readonly type: 'sum' | 'share';
  /** Millionths of the currency, or parts of the whole that was paid; none where it cannot be read whole. */
  readonly values: readonly bigint[];
  readonly currency: string | undefined;
  readonly multiplied: boolean;
  /** A word behind it that belongs to no sum makes it the number of something else. */
  readonly follows: 'nothing' | 'filler' | 'unknown';
  /** Negated, negative, calculated, each, the end of a range: not what is wanted as it stands. */
  readonly spoilt: boolean;
  /** What it is taken off: "all but 10". */
  readonly but: boolean;
  readonly ofAll: boolean;
  readonly role: 'paid' | 'want' | undefined;
  /** In a clause that speaks of money. */
  readonly nearMoney: boolean;
}

interface Reader {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly currency: string;
}

/** All sums and shares of a text, in their order. */
export function mentionsIn(tokens: readonly Token[], lexicon: Lexicon, currency: string): readonly Mentioned[] {
  const reader: Reader = { tokens, lexicon, currency };
  const found: Mentioned[] = [];
  let at = 0;
  let behind = 0;
  while (at < tokens.length) {
    const skipped = skip(reader, at);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const share = shareAt(tokens, at, lexicon, currency);
    const sum = share === undefined ? sumAt(tokens, at, { lexicon, currency }) : undefined;
    const end = share?.end ?? sum?.end;
    if (end === undefined || (sum !== undefined && isWordAlone(reader, at, sum))) {
      at += 1;
      continue;
    }
    const around = aroundOf(reader, at, end, behind);
    if (share !== undefined)
      found.push({
        type: 'share',
        values: share.parts,
        currency: undefined,
        multiplied: false,
        ...around,
        follows: followsShare(reader, end),
      });
    else if (sum !== undefined)
      found.push({ type: 'sum', values: sum.values, currency: sum.currency, multiplied: sum.multiplied, ...around });
    at = end;
    behind = end;
  }
  return found;
}

/** Where to go on behind what only looks like a number: an idiom, an order's number, a number that names something. */
function skip({ tokens, lexicon, currency }: Reader, at: number): number | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const idiom = lexicon.lists.idioms.at(tokens, at);
  if (idiom !== undefined) return idiom.end;
  if (token.type !== 'number') return undefined;
  const [one, two] = [tokens[at - 1], tokens[at - 2]];
  const letters = token.glued && one?.text === '-' && one.glued ? two : token.glued ? one : undefined;
  const named =
    letters?.type === 'word' &&
    !letters.han &&
    currencyAt(tokens, at - (letters === two ? 2 : 1), currency, true) === undefined;
  const labelled = one?.text === '#' || labelsNumber(tokens, lexicon, at);
  return named || labelled ? endOfName(tokens, at) : undefined;
}

function labelsNumber(tokens: readonly Token[], lexicon: Lexicon, at: number): boolean {
  return lexicon.lists.labels.before(tokens, at) !== undefined;
}

/** A name goes on as far as nothing parts it: `AC-1042`, `INV/2024/1`. */
function endOfName(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (tokens[end]?.glued === true && tokens[end]?.type !== 'stop') end += 1;
  return end;
}

/** A number word below ten counts as a sum only with a currency or a multiplier: "that one". */
function isWordAlone({ tokens, lexicon }: Reader, at: number, sum: NonNullable<ReturnType<typeof sumAt>>): boolean {
  if (sum.digits || sum.currency !== undefined || sum.multiplied) return false;
  const value = sum.values[0];
  if (value !== undefined && value >= 10_000_000n) return false;
  const only = tokens.slice(0, at).every(({ type }) => type === 'stop') && sum.end === tokens.length;
  return !only || lexicon.lists.not.at(tokens, at) !== undefined;
}

function aroundOf(reader: Reader, start: number, end: number, behind: number) {
  const { tokens, lexicon } = reader;
  const { lists } = lexicon;
  const [one, next] = [tokens[start - 1], tokens[end]];
  const minus = one?.text === '-' && tokens[start]?.glued === true && (one.glued === false || start === 1);
  const operator = (text: string | undefined) => text !== undefined && /^[+*×x/:=<>^]$/.test(text);
  // "RM.50" and "- 50" aside, a sign before a number calculates.
  const calculated =
    (operator(one?.text) && start - 1 >= behind && start > 1 && behind > 0) ||
    (operator(next?.text) && tokens[end + 1]?.type === 'number');
  const leading = operator(one?.text) && one?.text !== ':' && one?.text !== '/' && one?.text !== '=';
  const clause = clauseOf(tokens, start, end);
  return {
    follows: followsSum(reader, end),
    spoilt: minus || calculated || leading || lists.not.before(tokens, start) !== undefined || isEach(reader, end),
    but: lists.but.before(tokens, start) !== undefined || leavesOut(reader, behind, start),
    ofAll:
      hasAny(tokens, lists.all, 0, start) ||
      hasAny(tokens, lists.paid, 0, start) ||
      hasAny(tokens, lists.all, end, tokens.length),
    role: roleOf(reader, behind, start),
    nearMoney: hasAny(tokens, lists.money, clause.from, clause.to),
  };
}

/** At most this many words name what is left out: "less the delivery fee of RM 12". */
const LEFT_OUT_WORDS = 6;

/** "Minus the shipping of RM 12": what is left out is named first, and then what it costs. */
function leavesOut({ tokens, lexicon }: Reader, from: number, start: number): boolean {
  const { lists } = lexicon;
  for (let at = start - 1; at >= Math.max(from, start - LEFT_OUT_WORDS); at -= 1) {
    if (tokens[at]?.type === 'stop' || lists.want.at(tokens, at) !== undefined) return false;
    if (lists.paid.at(tokens, at) !== undefined) return false;
    // The word alone mostly joins two sentences: "it works but ...".
    const joins = tokens[at]?.text === 'but' && lists.all.before(tokens, at) === undefined;
    if (lists.but.at(tokens, at) !== undefined) return !joins;
  }
  return false;
}

function isEach({ tokens, lexicon }: Reader, end: number): boolean {
  return lexicon.lists.each.at(tokens, end) !== undefined;
}

function followsSum({ tokens, lexicon, currency }: Reader, end: number): Mentioned['follows'] {
  const next = tokens[end];
  if (next === undefined || next.type === 'stop' || next.type === 'number') return 'nothing';
  if (next.type === 'sign') return next.text === '%' ? 'unknown' : 'nothing';
  const { fillers, or, money, want, paid, but, all, joins } = lexicon.lists;
  const known = [fillers, or, money, want, paid, but, all, joins].some((list) => list.at(tokens, end) !== undefined);
  const leads = currencyAt(tokens, end, currency, true) !== undefined && tokens[end + 1]?.type === 'number';
  return known || leads ? 'filler' : 'unknown';
}

/** "Half of the cups" is no share of the money; "half of it", "half of what I paid" are. */
function followsShare(reader: Reader, end: number): Mentioned['follows'] {
  const { tokens, lexicon } = reader;
  const of = lexicon.lists.partOf.at(tokens, end);
  const next = of?.end ?? end;
  const follows = followsSum(reader, next);
  if (of === undefined && follows === 'unknown' && tokens[next]?.han !== true) return 'filler';
  return follows;
}

function roleOf({ tokens, lexicon }: Reader, from: number, start: number): Mentioned['role'] {
  for (let at = start - 1; at >= Math.max(from, start - 7); at -= 1) {
    if (lexicon.lists.want.at(tokens, at) !== undefined) return 'want';
    if (lexicon.lists.paid.at(tokens, at) !== undefined) return 'paid';
  }
  return undefined;
}

function clauseOf(
  tokens: readonly Token[],
  start: number,
  end: number,
): { readonly from: number; readonly to: number } {
  let [from, to] = [start, end];
  while (from > 0 && tokens[from - 1]?.type !== 'stop') from -= 1;
  while (to < tokens.length && tokens[to]?.type !== 'stop') to += 1;
  return { from, to };
}

function hasAny(tokens: readonly Token[], list: Lexicon['lists']['money'], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (list.at(tokens, at) !== undefined) return true;
  return false;
}
