import en from '../../locales/en.json' with { type: 'json' };
import es from '../../locales/es.json' with { type: 'json' };
import id from '../../locales/id.json' with { type: 'json' };
import ms from '../../locales/ms.json' with { type: 'json' };
import vi from '../../locales/vi.json' with { type: 'json' };
import zhHant from '../../locales/zh-Hant.json' with { type: 'json' };
import type { Locale } from '../../protocol/locale.ts';

/** The words of the help pages; a language that lacks one of English's keys does not type-check. */
export type HelpWords = typeof en.help;
type TopicNames = typeof en.topics;

const WORDS: Readonly<Record<Locale, { readonly help: HelpWords; readonly topics: TopicNames }>> = {
  en,
  ms,
  id,
  vi,
  es,
  'zh-Hant': zhHant,
};

export function helpWords(locale: Locale): HelpWords {
  return WORDS[locale].help;
}

/** What a topic is called; a topic that an operator added and nobody translated shows its slug. */
export function topicName(locale: Locale, topic: string): string {
  const names: Readonly<Record<string, string>> = WORDS[locale].topics;
  return names[topic] ?? topic;
}
