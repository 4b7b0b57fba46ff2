import { readSum } from '../../protocol/money/read-sum.ts';

/** What a marketplace's order numbers look like. */
export interface OrderNumber {
  /** The numbers in a text, the longest first: in capital letters, and as written. */
  in(text: string): readonly { readonly id: string; readonly written: string }[];
}

/** Digits with or without letters, parted by hyphens or slashes; at least four digits. */
export const DEFAULT_ORDER_PATTERN = '[A-Z0-9][A-Z0-9/-]{2,30}[A-Z0-9]';
const LEAST_DIGITS = 4;
/** No order number is longer; nothing longer is given to an operator's pattern. */
const LONGEST = 40;
const LONGEST_PATTERN = 200;
/** With at most this many parts of open length, a text of that length costs some thousand steps. */
const MOST_OPEN_PARTS = 3;

const CHUNK = /(?<![@A-Za-z\d])[A-Za-z\d](?:[A-Za-z\d/_–-]*[A-Za-z\d])?(?![@A-Za-z\d])/g;
/** "AC 1009": letters that stand apart from their digits. */
const APART = /(?<![A-Za-z\d])(?:[A-Z]{2,5}|[a-z]{2}) \d{4,}(?![A-Za-z\d])/g;
const NO_LETTERS =
  /^(?:rm|rp|us|nt|no|nr|id|of|to|is|at|my|in|on|or|so|de|el|la|mi|es|ke|di|tr|rb|jt|vnd?|usd|myr|idr|sgd|twd|eur|cny|rmb|order|the|for)\b/i;
const DATE = /^(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4})$/;
const CASE_NUMBER = /^KD-?[2-9A-Z]{4}-?[2-9A-Z]{4}-?[2-9A-Z]{3}$/i;
const MONEY_WITH_HYPHEN = /^(?:rm|rp|usd|myr|idr|vnd|sgd|twd|us|nt|cny|rmb)[-–_]?\d/i;

/** Why a pattern cannot be used; undefined where it can. Only what runs in a bounded time on any text is taken. */
export function orderPatternFault(pattern: string): string | undefined {
  if (pattern === '' || pattern.length > LONGEST_PATTERN) return `must have 1 to ${LONGEST_PATTERN} characters`;
  try {
    new RegExp(`^(?:${pattern})$`, 'i');
  } catch {
    return 'must be a regular expression';
  }
  const plain = pattern
    .replace(/\\./g, (escaped) => (/[1-9k]/.test(escaped[1] ?? '') ? '\u0001' : 'x'))
    .replace(/\[[^\]]*\]/g, 'x');
  if (plain.includes('\u0001') || /\(\?(?!:)/.test(plain)) return 'must not look around or back';
  const open = plain.match(/[*+]|\{\d+,\d*\}|\?(?!:)/g)?.length ?? 0;
  if (open > MOST_OPEN_PARTS) return `must not have more than ${MOST_OPEN_PARTS} parts of open length`;
  return hasOpenGroup(plain) ? 'must not repeat a group of open length' : undefined;
}

/** A repeated group with a part of open length, or with choices, in it can take for ever on a short text. */
function hasOpenGroup(plain: string): boolean {
  const starts: number[] = [];
  for (const [at, character] of [...plain].entries()) {
    if (character === '(') starts.push(at);
    if (character !== ')') continue;
    const inside = plain.slice((starts.pop() ?? 0) + 1, at).replace(/\?:/g, '');
    const repeated = /^(?:[*+]|\{\d+(?:,\d*)?\})/.test(plain.slice(at + 1));
    if (repeated && /[*+?|]|\{\d+,/.test(inside)) return true;
  }
  return false;
}

/** Order numbers after an operator's pattern, which {@link orderPatternFault} has no objection to. */
export function orderNumberOf(pattern: string): OrderNumber {
  const fits = new RegExp(`^(?:${pattern})$`, 'i');
  const least = pattern === DEFAULT_ORDER_PATTERN ? LEAST_DIGITS : 1;
  const idOf = (written: string) => written.replace(/[–_ ]/g, '-').toUpperCase();
  const isNumber = (written: string): boolean => {
    const id = idOf(written);
    return written.length <= LONGEST && (id.match(/\d/g)?.length ?? 0) >= least && fits.test(id);
  };
  return {
    in(text) {
      // What cannot be a number of an order is not read as a sum first: most words cannot.
      const whole = [...text.matchAll(CHUNK)]
        .filter((found) => isNumber(found[0]) && !isSomethingElse(found))
        .map(([chunk]) => chunk);
      const apart = (text.match(APART) ?? []).filter((each) => !NO_LETTERS.test(each) && isNumber(each));
      return [...apart, ...whole]
        .map((written) => ({ id: idOf(written), written }))
        .filter(({ written }) => !apart.some((other) => other.endsWith(` ${written}`)))
        .sort((a, b) => b.id.length - a.id.length);
    },
  };
}

export const DEFAULT_ORDER_NUMBER: OrderNumber = orderNumberOf(DEFAULT_ORDER_PATTERN);

/** A sum with its currency or unit, a date, a case. */
function isSomethingElse(found: RegExpExecArray): boolean {
  const [chunk] = found;
  if (DATE.test(chunk) || CASE_NUMBER.test(chunk) || MONEY_WITH_HYPHEN.test(chunk)) return true;
  if (/[A-Za-z]/.test(chunk)) return isMoney(chunk, true);
  const before = /(?:^|\s)([^\s\d]{1,8}\s?)$/.exec(found.input.slice(0, found.index))?.[1] ?? '';
  const after = /^(\s?[^\s\d]{1,8})(?!\s?\d)/.exec(found.input.slice(found.index + chunk.length))?.[1] ?? '';
  return isMoney(before + chunk, false) || isMoney(chunk + after, false);
}

function isMoney(text: string, asked: boolean): boolean {
  const { kind } = readSum(text, { currency: 'USD', paid: 1, locale: 'en', asked });
  return kind === 'sum' || kind === 'other-currency' || kind === 'several';
}
