import { LOCALES, type Locale } from '../../protocol/locale.ts';
import lists from './case-wishes.json' with { type: 'json' };
import { compile, type Phrase, textWords, weightIn } from './match.ts';

export const CASE_WISHES = [
  'formal',
  'cancel',
  'evidence',
  'escalate',
  'accept',
  'counter',
  'agreed',
  'failed',
  'reject',
  'appeal',
  'shipped',
  'message',
  'refund',
  'said',
  'against',
  'answer',
] as const;
/**
 * What a party may wish of a case that is open; `said`: how it stands; `against`: to see the cases that others brought;
 * `answer`: what the platform asks.
 */
export type CaseWish = (typeof CASE_WISHES)[number];

const WISHES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    Object.fromEntries(CASE_WISHES.map((kind) => [kind, compile(lists[locale][kind], locale)])),
  ]),
) as Record<Locale, Record<CaseWish, readonly Phrase[]>>;

/** What stands behind the words of a wish to pass something on: "tell the seller I want it today". */
export function passedOn(text: string, locale: Locale): string {
  const lower = text.toLowerCase();
  const phrases = [...lists[locale].message, ...lists.en.message].sort((a, b) => b.length - a.length);
  const phrase = phrases.find((each) => lower.includes(each));
  if (phrase === undefined) return '';
  return text
    .slice(lower.indexOf(phrase) + phrase.length)
    .replace(/^[\s,:，：]*(that|yang|bahwa|bahawa|rằng|là|que)?[\s,:，：]+/iu, '')
    .trim();
}

/** A parcel's number as couriers write them: eight characters or more, most of them digits. */
export function trackingIn(text: string): string | undefined {
  const found = text.match(/(?<![\p{L}\p{N}])[A-Z0-9-]{8,30}(?![\p{L}\p{N}])/giu) ?? [];
  return found.find((each) => (each.match(/\d/g)?.length ?? 0) >= 6);
}

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
