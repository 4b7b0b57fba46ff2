import type { Locale } from '../protocol/locale.ts';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import ms from './ms.json' with { type: 'json' };
import type { PluralText } from './plural.ts';
import vi from './vi.json' with { type: 'json' };
import zhHant from './zh-Hant.json' with { type: 'json' };

/** Title and text of each notice template. */
type NoticeTexts = Readonly<Record<string, { readonly title: string; readonly text: string }>>;

/** English with its counts as other languages write them: not each has a form of its own for one. */
type Facts = {
  readonly [Name in keyof typeof en.facts]: (typeof en.facts)[Name] extends PluralText ? PluralText : string;
};

/**
 * Every word that the server says, per locale; a language that lacks one of English's does not type-check. Browsers load the
 * sections that they need by themselves.
 */
export type Words = Pick<
  typeof en,
  | 'bot'
  | 'limits'
  | 'regret'
  | 'safety'
  | 'system'
  | 'topics'
  | 'pushes'
  | 'replies'
  | 'letters'
  | 'ticketLetters'
  | 'disputes'
  | 'errors'
  | 'shop'
> & {
  readonly facts: Facts;
  readonly notices: NoticeTexts;
};

const WORDS: Readonly<Record<Locale, Words>> = { en, es, id, ms, vi, 'zh-Hant': zhHant };

export function words(locale: Locale): Words {
  return WORDS[locale];
}
