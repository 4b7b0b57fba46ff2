import { foldHan } from './han.ts';
import { fold, isHan, normalise, wordsOf } from './normalise.ts';
import { stemEnglish, stemIndonesian, stemMalay, stemSpanish } from './stems.ts';

/** How a text is taken apart. Malay and Indonesian searched as one use `id`. */
export type AnalysisLanguage = 'en' | 'es' | 'id' | 'ms' | 'vi' | 'zh';

/** A text, taken apart. Terms of different channels never collide: they differ in their first characters. */
export interface Analysis {
  /** The words as normalised (and as corrected, where they were). */
  readonly words: readonly string[];
  /** One per word: the stem, the accented syllable or the character. Empty for Vietnamese typed without any marks. */
  readonly stems: readonly string[];
  /** Vietnamese only: the syllables without their marks, so that either typing finds either. */
  readonly folded: readonly string[];
}

const HAN = /\p{Script=Han}/u;

/** Splits a text into normalised words; Chinese comes out Simplified. */
export function splitWords(text: string): string[] {
  const normalised = normalise(text);
  return wordsOf(HAN.test(normalised) ? foldHan(normalised) : normalised);
}

const STEMMERS: Readonly<Record<AnalysisLanguage, (word: string) => string>> = {
  en: stemEnglish,
  es: stemSpanish,
  id: stemIndonesian,
  ms: stemMalay,
  vi: (syllable) => syllable,
  zh: stemEnglish,
};

/** The stem of one word as the language's index holds it. */
export function stemOf(word: string, language: AnalysisLanguage): string {
  return isHan(word) ? word : STEMMERS[language](word);
}

/** Takes words (from `splitWords`) apart into the terms of the index. */
export function analyseWords(words: readonly string[], language: AnalysisLanguage): Analysis {
  if (language !== 'vi') return { words, stems: words.map((word) => stemOf(word, language)), folded: [] };
  const folded = words.map((word) => `~${fold(word)}`);
  return { words, stems: isMarked(words) ? words : [], folded };
}

/**
 * Whether a Vietnamese text is typed with its marks. Without them "ban" may be any of bạn, bán, bàn, bận: as an accented
 * syllable it would find the wrong one.
 */
export function isMarked(words: readonly string[]): boolean {
  return words.length < 2 || words.some((word) => word !== fold(word));
}

/** In-word character 3–5-grams of a folded word with its borders; none for Han. */
export function characterGrams(word: string): string[] {
  if (isHan(word)) return [];
  const grams: string[] = [];
  const bordered = `_${fold(word)}_`;
  for (let size = 3; size <= 5; size++) {
    for (let i = 0; i + size <= bordered.length; i++) grams.push(`#${bordered.slice(i, i + size)}`);
  }
  return grams;
}
