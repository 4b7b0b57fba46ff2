import type { Locale } from '../../protocol/locale.ts';
import type { WordListEntries } from '../../protocol/word-lists.ts';
import { shippedSchema } from './schemas.ts';
import en from './shipped/en.json' with { type: 'json' };
import es from './shipped/es.json' with { type: 'json' };
import id from './shipped/id.json' with { type: 'json' };
import ms from './shipped/ms.json' with { type: 'json' };
import vi from './shipped/vi.json' with { type: 'json' };
import zhHant from './shipped/zh-Hant.json' with { type: 'json' };

const FILES: Readonly<Record<Locale, unknown>> = { en, es, id, ms, vi, 'zh-Hant': zhHant };

/** The word lists that ship with the product, written for it; the store begins with them. */
export function shippedWordLists(locale: Locale): WordListEntries {
  const { slang, synonyms, stops } = shippedSchema.parse(FILES[locale]);
  return {
    slang: Object.entries(slang).map(([informal, standard]) => ({ informal, standard })),
    synonyms: synonyms.map((words) => ({ words })),
    stops,
  };
}
