import { LOCALES, type Locale } from '../../protocol/locale.ts';
import lists from './form-wishes.json' with { type: 'json' };
import { compile, isSaying, type Phrase } from './match.ts';

type Wish = keyof (typeof lists)['en'];

const WISHES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    { otherOrder: compile(lists[locale].otherOrder, locale), leave: compile(lists[locale].leave, locale) },
  ]),
) as Readonly<Record<Locale, Readonly<Record<Wish, readonly Phrase[]>>>>;

/** Whether a message asks for another order, or for a way out, in other words than those of the button, and says no more. */
export function wishesIn(text: string, wish: Wish, locale: Locale): boolean {
  return isSaying(text, WISHES[locale][wish]) || isSaying(text, WISHES.en[wish]);
}
