import { LOCALES, type Locale } from '../protocol/locale.ts';
import { compile, isAllOf, isSaying, type Phrase } from './entities/match.ts';
import lists from './first-words.json' with { type: 'json' };

type Wanted = 'menu' | 'person' | 'oneOfThem';

const PHRASES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    {
      menu: compile(lists[locale].menu, locale),
      person: compile(lists[locale].person, locale),
      oneOfThem: compile(lists[locale].oneOfThem, locale),
    },
  ]),
) as unknown as Record<Locale, Readonly<Record<Wanted, readonly Phrase[]>>>;

/** What somebody wants who writes nothing but a keyword, as advertisements tell them to: "Help", "CS", 幫助. */
export function keywordIn(text: string, locale: Locale): Exclude<Wanted, 'oneOfThem'> | undefined {
  const said = (wanted: Wanted) => LOCALES.some((each) => isAllOf(text, PHRASES[each][wanted]));
  if (isAllOf(text, PHRASES[locale].person)) return 'person';
  if (said('menu')) return 'menu';
  return said('person') ? 'person' : undefined;
}

/** Whether somebody to whom a person was named wants one: "then get me one". */
export function wantsOneOfThem(text: string, locale: Locale): boolean {
  return isSaying(text, PHRASES[locale].oneOfThem);
}
