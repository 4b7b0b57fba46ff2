import type { Instant } from '../../protocol/instant.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import lists from './contacted.json' with { type: 'json' };
import { dayIn } from './day-ago.ts';
import { daysOf } from './day-words.ts';
import { compile, isAllOf, type Phrase, weightIn } from './match.ts';

interface Words {
  readonly wrote: readonly Phrase[];
  readonly not: readonly Phrase[];
  /** A bare no. */
  readonly no: readonly Phrase[];
}

const WORDS = Object.fromEntries(
  LOCALES.map((locale) => {
    const list = lists[locale];
    const found: Words = {
      wrote: compile(list.wrote, locale),
      not: compile(list.not, locale),
      no: compile(list.no, locale),
    };
    return [locale, found];
  }),
) as unknown as Readonly<Record<Locale, Words>>;

interface ContactQuestion {
  readonly locale: Locale;
  readonly at: Instant;
  readonly timeZone: string;
  /** The words answer the question when: a bare day is one. */
  readonly asked: boolean;
}

/** What a text says of having written to the other side. */
type Contacted =
  /** Then, to the day. */
  | { readonly wrote: true; readonly at: Instant }
  /** They have, and do not say when. */
  | { readonly wrote: true; readonly at?: undefined }
  | { readonly wrote: false };

/** "I wrote to him on Friday", "belum hubungi penjual", 昨天聯絡過賣家; undefined where a text says nothing of it. */
export function contactedIn(text: string, { locale, at, timeZone, asked }: ContactQuestion): Contacted | undefined {
  const own = WORDS[locale];
  if (weightIn(text, own.not) > 0 || (locale !== 'en' && weightIn(text, WORDS.en.not) > 0)) return { wrote: false };
  if (asked && isAllOf(text, [...own.no, ...WORDS.en.no])) return { wrote: false };
  const wrote = weightIn(text, own.wrote) > 0 || weightIn(text, WORDS.en.wrote) > 0;
  if (!wrote && !asked) return undefined;
  const day = dayIn(clauseOf(text, own, wrote), { days: daysOf(locale), locale, at, timeZone });
  if (day !== undefined) return { wrote: true, at: day };
  return wrote ? { wrote: true } : undefined;
}

/** Of a story only the clause that speaks of it: "it came on Monday, I wrote to them yesterday". */
function clauseOf(text: string, { wrote }: Words, found: boolean): string {
  if (!found) return text;
  const clauses = text.split(/[,.;!，。；！\n]+/u);
  return clauses.find((clause) => weightIn(clause, wrote) > 0 || weightIn(clause, WORDS.en.wrote) > 0) ?? text;
}
