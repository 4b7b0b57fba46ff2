import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { type Wording, wordings, wordingWeight } from '../entities/wordings.ts';
import lists from './limits.json' with { type: 'json' };

/** What people ask a shop's assistant that it cannot know: it says so, and where to look. */
export const LIMITS = ['price', 'stock', 'vouchers', 'jobs', 'world'] as const;
export type Limit = (typeof LIMITS)[number];

const WORDINGS = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    Object.fromEntries(LIMITS.map((limit) => [limit, wordings(lists[locale][limit], locale)])),
  ]),
) as unknown as Record<Locale, Readonly<Record<Limit, readonly Wording[]>>>;

/** What a message asks that nobody told us of; undefined where it asks nothing of the kind. */
export function limitIn(text: string, locale: Locale): Limit | undefined {
  const found = LIMITS.map((limit) => ({ limit, weight: wordingWeight(text, WORDINGS[locale][limit]) }));
  const best = found.reduce((a, b) => (b.weight > a.weight ? b : a));
  return best.weight === 0 ? undefined : best.limit;
}
