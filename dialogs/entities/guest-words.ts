import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { withoutDenied } from './corrections.ts';
import lists from './guest-words.json' with { type: 'json' };
import { compile, type Phrase, weightIn } from './match.ts';

type Kind = 'noAccount' | 'noNumber' | 'dispute' | 'refund';

const WORDS = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    Object.fromEntries(Object.entries(lists[locale]).map(([kind, phrases]) => [kind, compile(phrases, locale)])),
  ]),
) as Record<Locale, Record<Kind, readonly Phrase[]>>;

const says = (text: string, kind: Kind, locale: Locale): boolean =>
  weightIn(text, WORDS[locale][kind]) > 0 || weightIn(text, WORDS.en[kind]) > 0;

/** What keeps a guest from naming an order: no account, or no number at hand. */
export function guestLacks(text: string, locale: Locale): 'account' | 'number' | undefined {
  if (says(text, 'noNumber', locale)) return 'number';
  return says(text, 'noAccount', locale) ? 'account' : undefined;
}

/** Whether a text wants money back, or to give something back, and does not speak of a dispute. */
export const wantsRefundOnly = (text: string, locale: Locale): boolean =>
  says(text, 'refund', locale) && !says(text, 'dispute', locale);

/** "Not a dispute, just a normal refund"; `rest` is what is wanted instead, where a clause says so. */
export function deniesDispute(text: string, locale: Locale): { readonly rest: string } | undefined {
  const { rest, denied } = withoutDenied(text, locale, (clause) => says(clause, 'dispute', locale));
  return denied ? { rest: rest.replace(/^[\s,]+/, '').trim() } : undefined;
}
