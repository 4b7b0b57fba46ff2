import { LOCALES, type Locale } from '../../protocol/locale.ts';
import lists from './case-wishes.json' with { type: 'json' };
import { compile, type Phrase, textWords, weightIn } from './match.ts';

export const CASE_WISHES = ['formal', 'cancel', 'evidence', 'escalate', 'accept', 'counter', 'against'] as const;
/** What a party may wish of a case that is open; `against`: to see the cases that others brought. */
export type CaseWish = (typeof CASE_WISHES)[number];

const WISHES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    Object.fromEntries(CASE_WISHES.map((kind) => [kind, compile(lists[locale][kind], locale)])),
  ]),
) as Record<Locale, Record<CaseWish, readonly Phrase[]>>;

const MOST_WORDS = 5;
/** Longer messages tell a story, in which "cancel the case" may be anybody's words. */
const LONGEST = 160;

/** The wish about a case that a text states; the one whose words say most. */
export function caseWishIn(text: string, locale: Locale): CaseWish | undefined {
  if (text.length > LONGEST) return undefined;
  const [best] = CASE_WISHES.map((kind) => ({
    kind,
    weight: Math.max(weightIn(text, WISHES[locale][kind]), weightIn(text, WISHES.en[kind])),
  }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best?.kind ?? (refusesWithSum(text, locale) ? 'counter' : undefined);
}

/** "No, 50": a refusal of an offer with a sum behind it, and nothing else. */
function refusesWithSum(text: string, locale: Locale): boolean {
  if (!/\d/.test(text)) return false;
  const words = textWords(text);
  const refusals = [...lists[locale].no, ...lists.en.no].map(textWords);
  return words.length <= MOST_WORDS && refusals.some((refusal) => refusal.every((word, at) => words[at] === word));
}
