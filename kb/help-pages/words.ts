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
interface Sections {
  readonly help: HelpWords;
  readonly topics: TopicNames;
  readonly resolution: { readonly title: string; readonly inbox: { readonly title: string } };
}

const WORDS: Readonly<Record<Locale, Sections>> = {
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

/** What the pages are called that articles may lead to as `[name](place:key)`, by their keys. */
export function placeNames(locale: Locale): ReadonlyMap<string, string> {
  const { help, resolution } = WORDS[locale];
  return new Map([
    ['contact', help.contactForm.title],
    ['inbox', resolution.inbox.title],
    ['resolution', resolution.title],
  ]);
}
