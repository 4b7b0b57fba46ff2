import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { compile, isSaying, type Phrase, textWords, weightIn } from './match.ts';
import lists from './order-asks.json' with { type: 'json' };

/** What is asked of an order, or wanted of it. */
export const ORDER_ASKS = [
  'status',
  'when',
  'shipped',
  'courier',
  'price',
  'list',
  'cancel',
  'change-address',
  'return',
  'invoice',
] as const;
export type OrderAsk = (typeof ORDER_ASKS)[number];

/** By what an order is told from others without its number or its item. */
const DESCRIPTIONS = ['late', 'newest', 'lastWeek', 'yesterday', 'today'] as const;
export type OrderDescription = (typeof DESCRIPTIONS)[number];

type Name = OrderAsk | OrderDescription | 'how' | 'own' | 'other' | 'noun';

const PHRASES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    Object.fromEntries(Object.entries(lists[locale]).map(([name, phrases]) => [name, compile(phrases, locale)])),
  ]),
) as Record<Locale, Record<Name, readonly Phrase[]>>;

/** English is mixed into every language of the region. */
const both = (locale: Locale) => (locale === 'en' ? [PHRASES.en] : [PHRASES[locale], PHRASES.en]);

/** What a text asks of an order; the ask whose words say most, the earlier of two that say as much. */
export function orderAskIn(text: string, locale: Locale): OrderAsk | undefined {
  for (const phrases of both(locale)) {
    const [best] = ORDER_ASKS.map((ask) => ({ ask, weight: weightIn(text, phrases[ask]) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight);
    if (best !== undefined) return best.ask;
    // "My orders", and nothing else.
    if (isSaying(text, phrases.own)) return 'list';
  }
  return undefined;
}

export function describedIn(text: string, locale: Locale): OrderDescription | undefined {
  return DESCRIPTIONS.find((each) => both(locale).some((phrases) => weightIn(text, phrases[each]) > 0));
}

/** "How do I …": the help center is asked, not the order. */
export function asksHow(text: string, locale: Locale): boolean {
  return both(locale).some(({ how }) => weightIn(text, how) > 0);
}

/** Whether a text is about something that is no order: a refund, a case, a voucher. */
export function speaksOfOther(text: string, locale: Locale): boolean {
  return both(locale).some(({ other }) => weightIn(text, other) > 0);
}

/** Whether a text speaks of an order, whosever. */
export function speaksOfOrder(text: string, locale: Locale): boolean {
  return both(locale).some(({ noun, own }) => weightIn(text, noun) > 0 || weightIn(text, own) > 0);
}

const SHORT = { words: 4, hanCharacters: 7 } as const;
/** "El de la semana pasada". */
const FEW_MORE = 2;

function isShort(text: string, more: number): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = textWords(text.replace(/\p{Script=Han}/gu, '')).length;
  return han <= SHORT.hanCharacters + more && words <= SHORT.words + more;
}

/** So few words that the name of an item among them is what they are about: "my coffee". */
export const isShortlyNamed = (text: string): boolean => isShort(text, 0);

/** So few words that they say no more than which order: "the one from last week". */
export const isShortlyDescribed = (text: string): boolean => isShort(text, FEW_MORE);
