import { LOCALES, type Locale } from '../protocol/locale.ts';
import { compile, isAllOf, type Phrase } from './entities/match.ts';
import lists from './first-words.json' with { type: 'json' };

type Wanted = 'menu' | 'person';

const PHRASES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    { menu: compile(lists[locale].menu, locale), person: compile(lists[locale].person, locale) },
  ]),
) as unknown as Record<Locale, Readonly<Record<Wanted, readonly Phrase[]>>>;

/** What somebody wants who writes nothing but a keyword, as advertisements tell them to: "Help", "CS", 幫助. */
export function keywordIn(text: string, locale: Locale): Wanted | undefined {
  const said = (wanted: Wanted) => LOCALES.some((each) => isAllOf(text, PHRASES[each][wanted]));
  if (isAllOf(text, PHRASES[locale].person)) return 'person';
  if (said('menu')) return 'menu';
  return said('person') ? 'person' : undefined;
}
