import type { Locale } from '../protocol/locale.ts';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import ms from './ms.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import zhHant from './zh-Hant.json' with { type: 'json' };

/** Title and text of each notice template. */
type NoticeTexts = Readonly<Record<string, { readonly title: string; readonly text: string }>>;

/** Every word that the server says, per locale. Browsers load the sections that they need by themselves. */
export type Words = Pick<
  typeof en,
  'bot' | 'safety' | 'system' | 'topics' | 'facts' | 'replies' | 'letters' | 'disputes'
> & {
  readonly notices: NoticeTexts;
};

const WORDS: Readonly<Record<Locale, Words>> = { en, es, id, ms, vi, 'zh-Hant': zhHant } as unknown as Record<
  Locale,
  Words
>;

export function words(locale: Locale): Words {
  return WORDS[locale];
}
