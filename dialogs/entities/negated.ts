import { isHan } from '../../kb/search/analysis/normalise.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { CLAUSE_END, textWords } from './match.ts';
import lists from './negations.json' with { type: 'json' };

interface Negations {
  /** Each as its words. */
  readonly negators: readonly (readonly string[])[];
  /** What may stand between a negation and what it denies: "do not **want you to** cancel". */
  readonly helpers: ReadonlySet<string>;
  /** What holds the word for "not" and denies nothing of what follows: "no problem", 不好意思. */
  readonly elsewhere: readonly (readonly string[])[];
}

const split = (words: string): readonly string[] => words.split(' ');
const NEGATIONS = Object.fromEntries(
  LOCALES.map((locale) => {
    const { negators, helpers, elsewhere } = lists[locale];
    const found: Negations = {
      negators: split(negators).map((each) => textWords(each.replace('_', ' '))),
      helpers: new Set(split(helpers).flatMap(textWords)),
      elsewhere: elsewhere.map(textWords),
    };
    return [locale, found];
  }),
) as unknown as Record<Locale, Negations>;

/** English is mixed into every language of the region. */
const both = (locale: Locale) => (locale === 'en' ? [NEGATIONS.en] : [NEGATIONS[locale], NEGATIONS.en]);

const MOST_HELPERS = 5;

/** Whether a phrase denies something itself: "no acepto la oferta". */
export function holdsNegation(phrase: string, locale: Locale): boolean {
  const words = textWords(phrase);
  return both(locale).some(({ negators }) => words.some((_, at) => lengthAt(words, at, negators) > 0));
}

/** A text without what it denies: "please do not cancel it, it is broken" says that something is broken. */
export function withoutNegated(text: string, locale: Locale): string {
  return text
    .split(CLAUSE_END)
    .map((clause) =>
      both(locale)
        .reduce((words, each) => undenied(words, each, locale), textWords(clause))
        .join(' '),
    )
    .join(', ');
}

function undenied(words: readonly string[], { negators, helpers, elsewhere }: Negations, locale: Locale): string[] {
  const kept: string[] = [];
  let at = 0;
  while (at < words.length) {
    const idiom = lengthAt(words, at, elsewhere);
    const negator = idiom > 0 ? 0 : lengthAt(words, at, negators);
    if (negator === 0) {
      const past = at + Math.max(idiom, 1);
      kept.push(...words.slice(at, past));
      at = past;
      continue;
    }
    const first = at + negator;
    at = first;
    while (at < first + MOST_HELPERS && at < words.length && helpers.has(words[at] ?? '')) at += 1;
    // What is denied: a verb of two syllables or characters, or a word. Nothing is read across the gap.
    at += locale === 'vi' || isHan(words[at] ?? '') ? 2 : 1;
    kept.push(',');
  }
  return kept;
}

/** How many words the longest of some phrases takes at a place; 0 where none stands there. */
function lengthAt(words: readonly string[], at: number, phrases: readonly (readonly string[])[]): number {
  return phrases.reduce(
    (best, phrase) =>
      phrase.length > best && phrase.every((word, offset) => words[at + offset] === word) ? phrase.length : best,
    0,
  );
}
