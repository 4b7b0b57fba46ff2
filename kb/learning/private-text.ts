/** Longer texts tell a story; they are no way to ask. In UTF-16 units. */
const LONGEST = 200;
const LEAST_WORDS = 2;
const HIDDEN = '…';

const PRIVATE = [
  // Addresses of mail and pages, names of accounts.
  /[^\s@]*@[^\s@]+/gu,
  /(?:https?:\/\/|www\.)\S+/giu,
  // Codes of letters and digits such as order ids and parcel numbers.
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}\-_#]*\d[\p{L}\p{N}\-_#]*\d)(?=[\p{L}\p{N}\-_#]*[A-Za-z])[\p{L}\p{N}\-_#]{5,}/gu,
  // Card, phone, order and account numbers: four digits and more, however they are parted.
  /[+(]?\d(?:[\s().\-/–]*\d){3,}\)?/gu,
] as const;

/**
 * A question as it may be kept: on one line, with addresses and numbers of people hidden. Undefined where it is too long to
 * be a question, or hardly anything is left. Names cannot be told from other words; that is why what is kept is kept briefly.
 */
export function withoutPrivate(text: string): string | undefined {
  const line = text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (line.length > LONGEST) return undefined;
  const kept = PRIVATE.reduce((rest, pattern) => rest.replace(pattern, HIDDEN), line)
    .replace(/…(?:[\s…]*…)+/gu, HIDDEN)
    .trim();
  const words = kept.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu) ?? [];
  return words.length < LEAST_WORDS ? undefined : kept;
}
