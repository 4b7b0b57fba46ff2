import type { Locale } from '../../protocol/locale.ts';
import type { Article } from '../articles/article.ts';
import { splitWords, stemOf } from '../search/analysis/analyse.ts';
import { fold, isHan } from '../search/analysis/normalise.ts';
import { GROUPS } from '../search/groups.ts';

const SHORTEST = 3;
/** Pairs tell apart what its syllables or characters do not; they are rare by their nature. */
const PAIR_WORTH = 0.5;
/** A term that weighs less than this share of the heaviest says nothing about what is asked ("how", "my", "order"). */
const LEAST_WEIGHT = 0.5;

/** What a question is about: the stems of its words; of Vietnamese and Chinese also neighbours together. */
export function termsOf(text: string, locale: Locale): string[] {
  const language = GROUPS.find(({ locales }) => locales.includes(locale))?.language ?? 'en';
  const words = splitWords(text).map((word) => (isHan(word) ? word : fold(stemOf(word, language))));
  const paired = (word: string) => language === 'vi' || isHan(word);
  const terms = words.flatMap((word, at) => {
    const next = words[at + 1];
    const own = paired(word) || word.length >= SHORTEST ? [word] : [];
    return next !== undefined && paired(word) && paired(next) ? [...own, `${word} ${next}`] : own;
  });
  return [...new Set(terms)];
}

/** How much a term tells of what is asked, 0 where many phrasings of the help center have it. */
export function termWeights(articles: readonly Article[], locale: Locale): (term: string) => number {
  const counts = new Map<string, number>();
  let phrasings = 0;
  for (const article of articles) {
    if (article.locale !== locale) continue;
    for (const phrasing of article.phrasings) {
      phrasings += 1;
      for (const term of termsOf(phrasing, locale)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  const heaviest = Math.log(2 + phrasings);
  const rarity = (term: string): number => Math.log((2 + phrasings) / (1 + (counts.get(term) ?? 0))) / heaviest;
  return (term) => {
    const [first = term, second] = term.split(' ');
    if (second === undefined) return rarity(term) < LEAST_WEIGHT ? 0 : rarity(term);
    // It tells as much as its parts do.
    return PAIR_WORTH * rarity(term) * Math.sqrt(rarity(first) * rarity(second));
  };
}
