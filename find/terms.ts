import { foldHan } from '../kb/search/analysis/han.ts';
import { fold, normalise, READ_LIMIT } from '../kb/search/analysis/normalise.ts';

/** Runs of Han characters, and other words. */
const PIECE = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;
/** Longer runs of letters are no words. */
const LONGEST_WORD = 40;
/** What stands for a number or a code: "AC-1009", "T-0F3A", "20260112". */
const CODE = /[a-z0-9]+(?:[-_][a-z0-9]+)+|\d{4,}/gi;
const PHONE_ENDINGS = { shortest: 4, longest: 15 } as const;

/** A piece of a text, and where it stands. */
export interface Word {
  readonly term: string;
  readonly han: boolean;
}

/**
 * The words of a text in the form in which they are compared: small letters without marks, Chinese Simplified. Runs of Han
 * characters stay whole.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (let from = 0; from < text.length; from += READ_LIMIT) {
    // A word on the border of two slices is read as two, once in 2,000 letters.
    for (const [piece] of foldHan(normalise(text.slice(from, from + READ_LIMIT))).matchAll(PIECE)) {
      const han = HAN.test(piece);
      words.push({ term: han ? piece : shortened(fold(piece)), han });
    }
  }
  return words.filter(({ term }) => term !== '');
}

/** Never half a letter of those that take two units: PostgreSQL refuses it. */
const shortened = (word: string) => word.slice(0, LONGEST_WORD).replace(/[\uD800-\uDBFF]$/, '');

/** What the index holds of a text: each word, and of Han characters each, and each two that stand together. */
export function textTerms(text: string): Set<string> {
  const terms = new Set<string>();
  for (const { term, han } of wordsIn(text)) {
    if (!han) terms.add(term);
    else for (const one of [...term, ...pairsOf(term)]) terms.add(one);
  }
  return terms;
}

/** Numbers and codes that a text names, each as {@link exactTerm}. */
export function codesIn(text: string): string[] {
  return (text.match(CODE) ?? []).map(exactTerm);
}

/** A number, an address or an id as a whole, in one term that no word is. */
export function exactTerm(value: string): string {
  return `#${plain(value)}`;
}

/** A property to filter by, in a term that no word is. */
export function facetTerm(name: string, value: string): string {
  return `@${name}:${plain(value)}`;
}

/** By which last digits a phone number is found. */
export function phoneTerms(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  const terms: string[] = [];
  for (let length = PHONE_ENDINGS.shortest; length <= Math.min(digits.length, PHONE_ENDINGS.longest); length++)
    terms.push(phoneTerm(digits.slice(-length)));
  return terms;
}

const phoneTerm = (digits: string) => `+${digits}`;

/** As it was typed, and without the 0 that is dialled at home only. */
function phoneEndings(digits: string): string[] {
  const home = digits.replace(/^0+/, '');
  return home !== digits && home.length >= PHONE_ENDINGS.shortest
    ? [phoneTerm(digits), phoneTerm(home)]
    : [phoneTerm(digits)];
}

/** What a search asks of the index. */
export interface AskedTerms {
  /** All of these. */
  readonly words: readonly string[];
  /** And a word that begins so: the last one may still be typed. */
  readonly prefix: string | undefined;
  /** Any of these names what is looked for exactly. */
  readonly exact: readonly string[];
}

const MOST_WORDS = 20;

export function askedTerms(typed: string): AskedTerms {
  const text = typed.trim();
  if (text === '') return { words: [], prefix: undefined, exact: [] };
  const words = wordsIn(text).slice(0, MOST_WORDS);
  const last = words.at(-1);
  const isTyping = last !== undefined && !last.han && /[\p{L}\p{M}\p{N}]$/u.test(text);
  const whole = isTyping ? words.slice(0, -1) : words;
  const digits = /^\+?[\d\s().-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  const mayEndPhone = digits.length >= PHONE_ENDINGS.shortest && digits.length <= PHONE_ENDINGS.longest;
  return {
    words: [...new Set(whole.flatMap(({ term, han }) => (han ? pairsOrOne(term) : [term])))],
    prefix: isTyping ? last.term : undefined,
    exact: /\s/.test(text) && !mayEndPhone ? [] : [exactTerm(text), ...(mayEndPhone ? phoneEndings(digits) : [])],
  };
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((second, at) => `${characters[at]}${second}`);
}

function pairsOrOne(run: string): string[] {
  const pairs = pairsOf(run);
  return pairs.length === 0 ? [run] : pairs;
}

/** Only letters that both engines keep within one term, and never more than an index takes. */
function plain(value: string): string {
  return value
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}@.:+_-]/gu, '_')
    .slice(0, 200)
    .toWellFormed();
}
