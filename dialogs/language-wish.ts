import { fold } from '../kb/search/analysis/normalise.ts';
import { LOCALES, type Locale } from '../protocol/locale.ts';
import { textWords } from './entities/match.ts';
import en from './intents/en.json' with { type: 'json' };
import es from './intents/es.json' with { type: 'json' };
import id from './intents/id.json' with { type: 'json' };
import ms from './intents/ms.json' with { type: 'json' };
import vi from './intents/vi.json' with { type: 'json' };
import zhHant from './intents/zh-Hant.json' with { type: 'json' };
import names from './language-names.json' with { type: 'json' };

const FILES = { en, es, id, ms, vi, 'zh-Hant': zhHant } satisfies Record<Locale, object>;
const words = (text: string) => textWords(text).map(fold);

const NAMES = new Set(Object.values(names).flat().flatMap(words));
/** The words in which people ask for a language, in all of the six. */
const ASKING = new Set(LOCALES.flatMap((locale) => FILES[locale]['change-language'].flatMap(words)));

/**
 * Whether a text that names a language speaks of something else: at least every second word beside the name is none that
 * people ask for a language with ("the English dictionary never arrived").
 */
export function namesLanguageOfThing(text: string): boolean {
  const others = words(text).filter((word) => !NAMES.has(word));
  const strange = others.filter((word) => !ASKING.has(word)).length;
  return strange > 0 && strange * 2 >= others.length;
}
