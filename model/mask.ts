import { MONTHS } from './month-names.ts';

/** A text with what must not change, or must not leave, taken out of it. */
export interface Masked {
  /** With `⟦1⟧`, `⟦2⟧` … in its place. */
  readonly text: string;
  /** What stood there, from the first on. */
  readonly taken: readonly string[];
}

const MONTH = [...MONTHS].filter((name) => /^\p{Script=Latin}/u.test(name)).join('|');
const CURRENCY = 'RM|Rp|US\\$|NT\\$|S\\$|USD|MYR|IDR|VND|SGD|TWD|EUR|GBP|[$€£¥₫]';
/** Of a number or a code: letters and digits of Latin, and what joins them. A full stop or comma at its end is the sentence's. */
const CODE = '[\\p{Script=Latin}\\p{Nd}#%°][\\p{Script=Latin}\\p{M}\\p{Nd}#%°_/.,:+\\-–]*';

/** The kinds in the order in which they are looked for: of two that begin at the same place the first counts. */
const KINDS: readonly string[] = [
  // Links and addresses.
  '(?:https?|ftp)://[^\\s<>"「」（）]+',
  'www\\.[^\\s<>"「」（）]+',
  '[\\p{L}\\p{N}._%+\\-]+@[\\p{L}\\p{N}.\\-]+\\.\\p{L}{2,}',
  // What reads like our own marks.
  '[⟦⟧]+',
  // Dates in words.
  `\\p{Nd}{1,2}(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+|de\\s+)?(?:${MONTH})\\b\\.?(?:,?\\s+(?:de\\s+|del\\s+)?\\p{Nd}{4})?`,
  `\\b(?:${MONTH})\\.?\\s+\\p{Nd}{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s+\\p{Nd}{4})?`,
  'ngày\\s+\\p{Nd}{1,2}\\s+tháng\\s+\\p{Nd}{1,2}(?:\\s+năm\\s+\\p{Nd}{4})?',
  '(?:\\p{Nd}{2,4}\\s*年\\s*)?\\p{Nd}{1,2}\\s*月\\s*\\p{Nd}{1,2}\\s*[日號号]',
  // Amounts.
  `(?:${CURRENCY})\\s?[\\-–]?\\p{Nd}[\\p{Nd}.,]*(?:\\s?(?:k|rb|ribu|jt|juta|triệu|萬|万))?`,
  `\\p{Nd}[\\p{Nd}.,]*\\s?(?:${CURRENCY}|đồng|元)`,
  // Telephone numbers.
  '\\+?\\(?\\p{Nd}[\\p{Nd}\\-() ]{6,}\\p{Nd}',
  // Any word that has a digit.
  `(?=[\\p{Script=Latin}\\p{M}#%°_/.,:+\\-–]*\\p{Nd})${CODE}`,
  // Digits of any script on their own, and figures of other kinds.
  '[\\p{Nd}\\p{Nl}\\p{No}]+',
];

const SENSITIVE = new RegExp(KINDS.join('|'), 'giu');

/** Takes out these names, then links, addresses, numbers, codes, dates and amounts. */
export function mask(text: string, names: readonly string[] = []): Masked {
  const taken: string[] = [];
  const take = (found: string) => `⟦${taken.push(found)}⟧`;
  // Names first, and each for itself: "Mei" is a month as well.
  const parts = text.split(anyOf(names));
  const masked = parts.map((part, at) =>
    at % 2 === 1
      ? take(part)
      : part.replace(SENSITIVE, (found) => {
          const tail = /[.,:\-–/]+$/u.exec(found)?.[0] ?? '';
          const kept = found.slice(0, found.length - tail.length);
          return kept === '' ? found : take(kept) + tail;
        }),
  );
  return { text: masked.join(''), taken };
}

/** One of the names as a word, in a group of its own; nothing where there are none. */
function anyOf(names: readonly string[]): RegExp {
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => [...name].length > 1))]
    .sort((a, b) => b.length - a.length)
    .map((name) => `(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`);
  return new RegExp(known.length === 0 ? '(?!)' : `(${known.join('|')})`, 'giu');
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

const MARK = /⟦(\d{1,4})⟧/gu;

/**
 * Puts back what was taken out. Undefined where the text does not hold each mark exactly once, or holds a number, a link or
 * an address that the masked text did not have: then something was changed, lost or made up.
 */
export function unmask(text: string, { taken }: Masked): string | undefined {
  const marks = [...text.matchAll(MARK)].map(([, at]) => Number(at));
  const all = marks.length === taken.length && new Set(marks).size === marks.length;
  if (!all || marks.some((at) => at < 1 || at > taken.length)) return undefined;
  const rest = text.replace(MARK, ' ');
  if (/[\p{Nd}\p{Nl}\p{No}⟦⟧@]|https?:|www\./iu.test(rest)) return undefined;
  return text.replace(MARK, (_, at: string) => taken[Number(at) - 1] ?? '');
}

/** Of words that are sent away and do not come back: with what was taken out named by its kind at most. */
export function withoutPersonal(text: string, names: readonly string[] = []): string {
  return mask(text, names).text.replace(MARK, '…');
}
