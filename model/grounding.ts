import type { Locale } from '../protocol/locale.ts';
import { MONTHS, WEEKDAYS } from './month-names.ts';
import { numberWords } from './number-words.ts';
import { negates } from './polarity.ts';

const HAN = /\p{Script=Han}/u;
const LONGEST = 700;
/** Of the words of a sentence that carry a meaning, the share that the passage must have. */
const SHARED_WORDS = 0.5;
const SHARED_PAIRS = 0.4;
/** Shorter words carry little; endings change with the sentence. */
const LEAST_LETTERS = 4;
const STEM = 5;

/**
 * Whether an answer says nothing that a passage does not: its numbers with their units, dates, names and links stand there,
 * each of its sentences is made of the passage's words, and it does not turn a yes into a no. Errs towards no: then the
 * passage itself is shown.
 */
export function isSupported(answer: string, passage: string, locale: Locale): boolean {
  if (answer.length > Math.min(LONGEST, passage.length * 1.5 + 80)) return false;
  if (/[<>⟦⟧@`]|https?:|www\.|\]\(|\{\{/iu.test(answer)) return false;
  const plain = readable(passage);
  return (
    numbersStand(answer, plain, locale) &&
    namedTimesStand(answer, plain) &&
    namesStand(answer, plain) &&
    negates(answer, locale) === negates(plain, locale) &&
    sentencesOf(answer).every((sentence) => isMadeOf(sentence, plain))
  );
}

/** As a reader sees it: without link targets and emphasis. */
const readable = (markdown: string) => markdown.replace(/\]\([^)]*\)/gu, ' ').replace(/[*_#>`[\]]/gu, ' ');

const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{M}]+|\p{Nd}+(?:[.,:/]\p{Nd}+)*%?/gu) ?? [];
const isNumber = (word: string) => /^\p{Nd}/u.test(word);

/** Each number, with the word that follows it: "3 days" is not supported by "3 months". */
function numbersStand(answer: string, passage: string, locale: Locale): boolean {
  const said = wordsOf(answer);
  const known = wordsOf(passage);
  const figures = said.every((word, at) => {
    if (!isNumber(word)) return true;
    const unit = said[at + 1];
    const places = known.flatMap((other, place) => (other === word ? [place] : []));
    return places.some((place) => unit === undefined || isNear(unit, known.slice(place + 1, place + 4)));
  });
  return figures && numberWords(answer, locale).every((each) => numberWords(passage, locale).includes(each));
}

function isNear(unit: string, following: readonly string[]): boolean {
  if (isNumber(unit)) return following.includes(unit);
  if (HAN.test(unit)) return following.some((word) => word.startsWith([...unit][0] ?? ''));
  return following.some((word) => stem(word) === stem(unit)) || unit.length < LEAST_LETTERS;
}

function namedTimesStand(answer: string, passage: string): boolean {
  const known = new Set(wordsOf(passage));
  return wordsOf(answer).every((word) => !(MONTHS.has(word) || WEEKDAYS.has(word)) || known.has(word));
}

/** Words in capitals within a sentence, and Latin words in Chinese. */
function namesStand(answer: string, passage: string): boolean {
  const known = new Set(wordsOf(passage));
  const chinese = HAN.test(answer);
  return sentencesOf(answer).every((sentence) => {
    const words = sentence.match(/[\p{Script=Latin}\p{M}]+/gu) ?? [];
    const names = chinese ? words : words.filter((word, at) => at > 0 && /^\p{Lu}/u.test(word));
    return names.every((name) => name.length === 1 || known.has(name.toLowerCase()));
  });
}

const sentencesOf = (text: string) => text.split(/(?<=[.!?。！？…])\s*|\n+/u).filter((one) => /\p{L}/u.test(one));

function isMadeOf(sentence: string, passage: string): boolean {
  if (HAN.test(sentence)) {
    const pairs = pairsOf(sentence);
    const known = new Set(pairsOf(passage));
    return pairs.filter((pair) => known.has(pair)).length >= pairs.length * SHARED_PAIRS;
  }
  const known = new Set(wordsOf(passage).map(stem));
  const words = wordsOf(sentence).filter((word) => !isNumber(word) && [...word].length >= LEAST_LETTERS);
  return words.filter((word) => known.has(stem(word))).length >= words.length * SHARED_WORDS;
}

const stem = (word: string) => [...word].slice(0, STEM).join('');

function pairsOf(text: string): string[] {
  const characters = [...text].filter((one) => HAN.test(one));
  return characters.slice(1).map((one, at) => `${characters[at]}${one}`);
}
