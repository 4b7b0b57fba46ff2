import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { withoutOtherCases } from './case-idioms.ts';
import lists from './case-wishes.json' with { type: 'json' };
import { compile, type Phrase, textWords, weightIn } from './match.ts';
import { holdsNegation, withoutNegated } from './negated.ts';

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

/** The wishes that a word before them can deny; what else holds a "not" ("I don't have it, here is more evidence") says the same. */
const DENIABLE: ReadonlySet<CaseWish> = new Set([
  ...(['formal', 'cancel', 'escalate', 'accept', 'agreed', 'reject', 'appeal', 'shipped', 'refund'] as const),
]);

interface WishPhrases {
  readonly plain: readonly Phrase[];
  /** These hold a negation of their own: "we could not agree". */
  readonly negative: readonly Phrase[];
}

function compileWish(locale: Locale, kind: CaseWish): WishPhrases {
  const negates = (phrase: string) => holdsNegation(phrase, locale);
  return {
    plain: compile(
      lists[locale][kind].filter((phrase) => !negates(phrase)),
      locale,
    ),
    negative: compile(lists[locale][kind].filter(negates), locale),
  };
}

const WISHES = Object.fromEntries(
  LOCALES.map((locale) => [locale, Object.fromEntries(CASE_WISHES.map((kind) => [kind, compileWish(locale, kind)]))]),
) as Record<Locale, Record<CaseWish, WishPhrases>>;

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

/** What is wished instead where a wish is denied: "I do not accept the offer". */
const INSTEAD: Partial<Readonly<Record<CaseWish, CaseWish>>> = { accept: 'reject', agreed: 'failed' };

/** The wish about a case that a text states; the one whose words say most. */
export function caseWishIn(text: string, locale: Locale): CaseWish | undefined {
  if (text.length > LONGEST) return undefined;
  const stated = withoutNegated(text, locale);
  const [best] = CASE_WISHES.map((kind) => weighed(kind, text, stated, locale))
    .filter(({ kind, weight }) => kind !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best?.kind ?? (refusesWithSum(text, locale) ? 'counter' : undefined);
}

/** How much a text says of a wish, or of what is wished where it is denied. */
function weighed(kind: CaseWish, text: string, stated: string, locale: Locale) {
  const weigh = (read: string, sort: keyof WishPhrases) =>
    Math.max(weightIn(read, WISHES[locale][kind][sort]), weightIn(read, WISHES.en[kind][sort]));
  const inAll = weigh(text, 'plain');
  const weight = Math.max(
    weigh(text, 'negative'),
    DENIABLE.has(kind) ? weigh(kind === 'cancel' ? withoutOtherCases(stated) : stated, 'plain') : inAll,
  );
  return weight > 0 ? { kind, weight } : { kind: INSTEAD[kind], weight: inAll };
}

/** "No, 50": a refusal of an offer with a sum behind it, and nothing else. */
function refusesWithSum(text: string, locale: Locale): boolean {
  if (!/\d/.test(text)) return false;
  const words = textWords(text);
  const refusals = [...lists[locale].no, ...lists.en.no].map(textWords);
  return words.length <= MOST_WORDS && refusals.some((refusal) => refusal.every((word, at) => words[at] === word));
}
