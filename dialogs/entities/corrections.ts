import { fold } from '../../kb/search/analysis/normalise.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import lists from './corrections.json' with { type: 'json' };
import { compile, type Phrase, textWords, weightIn } from './match.ts';

interface Corrections {
  /** What people say when they take something back. */
  readonly cues: readonly Phrase[];
  readonly otherItem: readonly Phrase[];
  readonly amount: readonly Phrase[];
  /** Each as its folded words. */
  readonly negators: readonly (readonly string[])[];
  /** Where a clause ends though no comma stands there. */
  readonly clauseEnd: RegExp;
}

const CORRECTIONS = Object.fromEntries(
  LOCALES.map((locale) => {
    const { cues, otherItem, amount, negators, contrast } = lists[locale];
    const edge = locale === 'zh-Hant' ? '' : '(?<![\\p{L}\\p{M}])';
    const words = contrast.map((each) => `${edge}${each}${locale === 'zh-Hant' ? '' : '(?![\\p{L}\\p{M}])'}`);
    // 不是假的是尺寸不對: the second 是 begins what is the case.
    const is = locale === 'zh-Hant' ? ['(?<![不而並])是'] : [];
    const found: Corrections = {
      cues: compile(cues, locale),
      otherItem: compile(otherItem, locale),
      amount: compile(amount, locale),
      negators: negators.map((each) => textWords(each).map(fold)),
      clauseEnd: new RegExp(`[,;.!，。；！、\\n]+|(?=${[...words, ...is].join('|')})`, 'giu'),
    };
    return [locale, found];
  }),
) as unknown as Record<Locale, Corrections>;

/** English is mixed into every language of the region. */
const both = (locale: Locale): readonly Corrections[] =>
  locale === 'en' ? [CORRECTIONS.en] : [CORRECTIONS[locale], CORRECTIONS.en];

export function takesBack(text: string, locale: Locale): boolean {
  return both(locale).some(({ cues }) => weightIn(text, cues) > 0);
}

export function namesOtherItem(text: string, locale: Locale): boolean {
  return both(locale).some(({ otherItem }) => weightIn(text, otherItem) > 0);
}

export function namesAmount(text: string, locale: Locale): boolean {
  return both(locale).some(({ amount }) => weightIn(text, amount) > 0);
}

/** What a text says is so, and whether it denies something that `names` finds in it: "not fake, the wrong size". */
export function withoutDenied(
  text: string,
  locale: Locale,
  names: (clause: string) => boolean,
): { readonly rest: string; readonly denied: boolean } {
  const clauses = text.normalize('NFC').split(CORRECTIONS[locale].clauseEnd);
  const kept = clauses.filter((clause) => !both(locale).some(({ negators }) => denies(clause, negators, names)));
  return { rest: kept.join(', '), denied: kept.length < clauses.length };
}

function denies(clause: string, negators: readonly (readonly string[])[], names: (clause: string) => boolean): boolean {
  const words = textWords(clause);
  const folded = words.map(fold);
  return negators.some((negator) => {
    const at = folded.findIndex((_, index) => negator.every((word, offset) => folded[index + offset] === word));
    return at >= 0 && names(words.slice(at + negator.length).join(' '));
  });
}
