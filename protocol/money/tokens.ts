/** A piece of a typed text: a number as written, a word (a Chinese character each), a sign, or a mark that ends a clause. */
export interface Token {
  readonly type: 'number' | 'word' | 'sign' | 'stop';
  /** Lower case. */
  readonly text: string;
  readonly raw: string;
  /** Nothing stands between it and the one before. */
  readonly glued: boolean;
  readonly han: boolean;
}

const LONGEST_READ = 2_000;
/** A mark in front belongs to the number where nothing, a space or a sign of money is before it: `.50`, `$.50`. */
const TOKEN =
  /(?<number>(?<![\p{L}\p{N}.,])[.,]\d+|\d+(?:[.,':/]\d+)*(?:[.,][-–—]+(?!\d))?)|(?<han>\p{Script=Han})|(?<word>[\p{L}\p{M}]+)|(?<stop>[,.;:!?()"…、。\n]+)|(?<sign>\S)/gu;
const FRACTION_SIGNS: Readonly<Record<string, string>> = {
  '½': ' 1/2 ',
  '⅓': ' 1/3 ',
  '¼': ' 1/4 ',
  '⅔': ' 2/3 ',
  '¾': ' 3/4 ',
};

/** Behind a whole number, as `1½`. */
const DECIMALS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' };

/** Cuts a text into tokens; forms that look alike (full width, spaces, apostrophes, dashes) are made one. */
export function tokensOf(typed: string): readonly Token[] {
  const text = typed
    .slice(0, LONGEST_READ)
    .replace(/(?<![.,]\d*)(\d) ?([½¼¾])/g, (_, digit: string, sign: string) => `${digit}${DECIMALS[sign]}`)
    .replace(/[½⅓¼⅔¾]/g, (sign) => FRACTION_SIGNS[sign] ?? sign)
    .replace(/[’‘´`＇]/g, "'")
    .normalize('NFKC')
    .replace(/[−‐‑–—]/g, '-')
    .replace(/[\u200b-\u200d\ufeff]/g, '');
  const tokens: Token[] = [];
  let end = 0;
  // One character class more: Han runs are cut into characters, other letters stay words.
  for (const found of text.matchAll(TOKEN)) {
    const { number, han, word, stop } = found.groups ?? {};
    const glued = found.index === end && end > 0;
    end = found.index + found[0].length;
    const type =
      number !== undefined ? 'number' : (han ?? word) !== undefined ? 'word' : stop !== undefined ? 'stop' : 'sign';
    if (word !== undefined) {
      pushWords(tokens, word, glued);
      continue;
    }
    const raw = number === undefined ? found[0] : number.replace(/[.,]-+$/, '');
    tokens.push({ type, text: raw.toLowerCase(), raw, glued, han: han !== undefined });
  }
  return tokens;
}

/** A run of letters; Chinese characters in it stand for themselves. */
function pushWords(tokens: Token[], run: string, glued: boolean): void {
  let first = glued;
  for (const [piece] of run.matchAll(/\p{Script=Han}|\P{Script=Han}+/gu)) {
    tokens.push({
      type: 'word',
      text: piece.toLowerCase(),
      raw: piece,
      glued: first,
      han: /\p{Script=Han}/u.test(piece),
    });
    first = true;
  }
}

/** A word without its marks, for who types without them. */
export function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');
}
