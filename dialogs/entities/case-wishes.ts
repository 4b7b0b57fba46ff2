import { LOCALES, type Locale } from '../../protocol/locale.ts';
import lists from './case-wishes.json' with { type: 'json' };
import { compile, type Phrase, weightIn } from './match.ts';

export const CASE_WISHES = ['formal', 'cancel', 'evidence', 'escalate', 'accept', 'counter', 'against'] as const;
/** What a party may wish of a case that is open; `against`: to see the cases that others brought. */
export type CaseWish = (typeof CASE_WISHES)[number];

const WISHES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    Object.fromEntries(CASE_WISHES.map((kind) => [kind, compile(lists[locale][kind], locale)])),
  ]),
) as Record<Locale, Record<CaseWish, readonly Phrase[]>>;

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
  return best?.kind;
}
