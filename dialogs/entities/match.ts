import { LRUCache } from 'lru-cache';
import { foldHan } from '../../kb/search/analysis/han.ts';
import { fold, isHan, normalise, wordsOf } from '../../kb/search/analysis/normalise.ts';
import { editDistance } from '../../kb/search/words/edit-distance.ts';
import type { Locale } from '../../protocol/locale.ts';

/** A phrase as it is looked for. */
export interface Phrase {
  /** Words as written, lower case. */
  readonly words: readonly string[];
  readonly folded: readonly string[];
  /** By place, whether a clause ends behind the word. */
  readonly ends: readonly boolean[];
  /** Letters in all, for which of several matches says most. */
  readonly weight: number;
  /** Vietnamese syllables are too short and too alike for misspellings to be guessed. */
  readonly exact: boolean;
}

/**
 * Words that may stand between two words of a phrase: "the jars **were all** broken". None reaches beyond its clause: in "no, sorry,
 * it arrived broken" nothing has not arrived.
 */
const LARGEST_GAP = 2;
export const CLAUSE_END = /[,;:!?…，。；：！？、\n]+|\.(?=\s|$)/u;

export function compile(phrases: readonly string[], locale: Locale): readonly Phrase[] {
  return phrases.map((text) => {
    const { words, ends } = clausesIn(text);
    return { words, folded: words.map(fold), ends, weight: words.join('').length, exact: locale === 'vi' };
  });
}

/** Words in comparable form; Chinese in one of its two scripts. */
export function textWords(text: string): string[] {
  return wordsOf(foldHan(normalise(text)));
}

/** The words of a text, and behind which of them a clause ends. */
function clausesIn(text: string): { readonly words: readonly string[]; readonly ends: readonly boolean[] } {
  const clauses = text.split(CLAUSE_END).map(textWords);
  return {
    words: clauses.flat(),
    ends: clauses.flatMap((words) => words.map((_, index) => index === words.length - 1)),
  };
}

/** A text as phrases are looked for in it. */
interface Said {
  readonly words: readonly SaidWord[];
  readonly folded: readonly SaidWord[];
  /** Who writes Vietnamese with its marks means them; who leaves them out is compared without. */
  readonly marked: boolean;
}

interface SaidWord {
  readonly word: string;
  /** Without what Malay and Indonesian hang on. */
  readonly stem: string;
  /** A clause ends behind it. */
  readonly ends: boolean;
}

/** In one turn the same few texts are held against some hundred lists. */
const READ = new LRUCache<string, Said>({ max: 64 });

function saidIn(text: string): Said {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const { words: written, ends } = clausesIn(text);
  const plain = written.map(fold);
  const stemmed = (word: string, index: number): SaidWord => ({
    word,
    stem: word.replace(SUFFIX, ''),
    ends: ends[index] === true,
  });
  const said = {
    words: written.map(stemmed),
    folded: plain.map(stemmed),
    marked: written.some((word, index) => word !== plain[index]),
  };
  READ.set(text, said);
  return said;
}

/** The weight of the longest phrase in a text; 0 where none is in it. */
export function weightIn(text: string, phrases: readonly Phrase[]): number {
  const { words, folded, marked } = saidIn(text);
  let best = 0;
  for (const phrase of phrases) {
    if (phrase.weight <= best) continue;
    const found =
      phrase.exact && marked
        ? holds(words, phrase.words, phrase, true)
        : holds(folded, phrase.folded, phrase, phrase.exact);
    if (found) best = phrase.weight;
  }
  return best;
}

/** A message that is held against a phrase as a whole may pause anywhere in it. */
const withoutClauses = (text: string): string => textWords(text).join(' ');

/** Whether a message is nothing but one of these phrases, give or take a word. */
export function isSaying(text: string, phrases: readonly Phrase[]): boolean {
  const words = textWords(text);
  return phrases.some(
    (phrase) =>
      words.length <= phrase.words.length + (words.some(isHan) ? 0 : 1) &&
      words.length > 0 &&
      weightIn(withoutClauses(text), [phrase]) > 0,
  );
}

/** Whether a message is one of these phrases word for word. */
export function isAllOf(text: string, phrases: readonly Phrase[]): boolean {
  const { length } = textWords(text);
  return phrases.some((phrase) => phrase.words.length === length && weightIn(withoutClauses(text), [phrase]) > 0);
}

/** The name whose phrases say most of a text; undefined where none does or two do equally. */
export function namedIn(
  text: string,
  lists: Readonly<Record<string, readonly Phrase[]>>,
): { readonly name: string; readonly weight: number } | undefined {
  const found = Object.entries(lists)
    .map(([name, phrases]) => ({ name, weight: weightIn(text, phrases) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = found;
  return first !== undefined && first.weight !== second?.weight ? first : undefined;
}

type Ends = Pick<Phrase, 'ends'>;

function holds(words: readonly SaidWord[], phrase: readonly string[], ends: Ends, exact: boolean): boolean {
  for (let start = 0; start + phrase.length <= words.length; start += 1)
    if (holdsAt(words, phrase, ends, start, exact)) return true;
  return false;
}

function holdsAt(
  words: readonly SaidWord[],
  phrase: readonly string[],
  { ends }: Ends,
  start: number,
  exact: boolean,
): boolean {
  let at = start;
  for (let index = 0; index < phrase.length; index += 1) {
    const wanted = phrase[index] ?? '';
    if (index > 0 && words[at - 1]?.ends === true && ends[index - 1] !== true) return false;
    // Han characters of one word stand side by side.
    const last = Math.min(words.length - 1, at + (index === 0 || isHan(wanted) ? 0 : LARGEST_GAP));
    while (at <= last && !sameWord(words[at], wanted, exact)) {
      if (words[at]?.ends === true) return false;
      at += 1;
    }
    if (at > last) return false;
    at += 1;
  }
  return true;
}

/** Malay and Indonesian hang these on: "pecahnya", "rusaklah". */
const SUFFIX = /(nya|lah|kah|ku|mu)$/;
const LEAST_STEM = 3;

/** The words by which a text can name an item, folded; with what Malay and Indonesian hang on, and without. */
export function namingWords(text: string): ReadonlySet<string> {
  const said = textWords(text).map(fold);
  const stems = said.map((word) => word.replace(SUFFIX, '')).filter((stem) => stem.length >= LEAST_STEM);
  return new Set([...said, ...stems]);
}

function sameWord(said: SaidWord | undefined, wanted: string, exact: boolean): boolean {
  if (said === undefined) return false;
  const { word, stem } = said;
  if (word === wanted) return true;
  if (exact || wanted.length < 4 || isHan(wanted)) return false;
  if (stem === wanted) return true;
  if (wanted.length < 5 || word[0] !== wanted[0]) return false;
  const limit = wanted.length >= 9 ? 2 : 1;
  return editDistance(word.slice(0, 40), wanted, limit) <= limit;
}
