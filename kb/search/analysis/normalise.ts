/** How much of a text the search reads, in UTF-16 units: a question fits, a pasted novel costs no more than this. */
export const READ_LIMIT = 2_000;

/** Longer runs of letters are no words of any of the six languages; what follows is cut off. */
const WORD_LIMIT = 40;

/** Zero-width and direction marks, byte-order marks, soft hyphens, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu;
/** No word of the six languages needs more than two combining marks on a letter once composed. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;
const JOINING_APOSTROPHE = /(?<=\p{L})['’‘ʼ`´](?=\p{L})/gu;
const REPEATED_LETTER = /(\p{L})\1{2,}/gu;
/** Most texts are plain ASCII, for which the rules above come down to these; five times as fast. */
const PLAIN = /^[\t\n\r -~]*$/;
const PLAIN_APOSTROPHE = /(?<=[a-z])['`](?=[a-z])/g;
const PLAIN_REPEATED = /([a-z])\1{2,}/g;
const PLAIN_WORD = /[a-z0-9]+/g;

const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const COMBINING = /\p{M}+/gu;
const ASCII = /^[\0-\x7f]*$/;

/**
 * The form in which texts are compared: composed, lower case, without invisible characters, "don't" as one word,
 * "soooo" as "so". Reads the first 2,000 units only and takes any string, lone surrogates included.
 */
export function normalise(text: string): string {
  if (text.length <= READ_LIMIT && PLAIN.test(text)) {
    return text.toLowerCase().replace(PLAIN_APOSTROPHE, '').replace(PLAIN_REPEATED, '$1');
  }
  return text
    .slice(0, READ_LIMIT)
    .toWellFormed()
    .normalize('NFKC')
    .slice(0, READ_LIMIT)
    .toLowerCase()
    .replace(INVISIBLE, (mark) => (mark === '\n' || mark === '\t' || mark === '\r' ? ' ' : ''))
    .replace(STACKED_MARKS, '$1')
    .replace(JOINING_APOSTROPHE, '')
    .replace(REPEATED_LETTER, '$1');
}

/** The words of a normalised text: runs of letters, marks and digits; each Han character is a word of its own. */
export function wordsOf(normalised: string): string[] {
  const words = normalised.match(PLAIN.test(normalised) ? PLAIN_WORD : WORD);
  if (words === null) return [];
  return words.map((word) => (word.length > WORD_LIMIT ? word.slice(0, WORD_LIMIT) : word));
}

/** A word without its diacritics: "đơn hàng" → "don hang", "devolución" → "devolucion". */
export function fold(word: string): string {
  if (ASCII.test(word)) return word;
  return word.normalize('NFD').replace(COMBINING, '').replaceAll('đ', 'd').normalize('NFC');
}

const HAN = /^\p{Script=Han}/u;

/** Whether a word (as split by `wordsOf`) is a Han character. */
export function isHan(word: string): boolean {
  return word.charCodeAt(0) > 0x2e7f && HAN.test(word);
}

/** FNV-1a over UTF-16 units, 32 bit unsigned. Stable: trained artefacts depend on it. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
