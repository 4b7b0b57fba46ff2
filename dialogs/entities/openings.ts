import { LOCALES, type Locale } from '../../protocol/locale.ts';
import en from '../intents/en.json' with { type: 'json' };
import es from '../intents/es.json' with { type: 'json' };
import id from '../intents/id.json' with { type: 'json' };
import ms from '../intents/ms.json' with { type: 'json' };
import vi from '../intents/vi.json' with { type: 'json' };
import zhHant from '../intents/zh-Hant.json' with { type: 'json' };
import { compile, isSaying, type Phrase, weightIn } from './match.ts';

const FILES = { en, es, id, ms, vi, 'zh-Hant': zhHant };

const OPENINGS = Object.fromEntries(
  LOCALES.map((locale) => [locale, compile(FILES[locale]['open-dispute'], locale)]),
) as Record<Locale, readonly Phrase[]>;

/** Whether a text is one of the ways to ask for a dispute, and says no more. */
export function isOpening(text: string, locale: Locale): boolean {
  return isSaying(text, OPENINGS[locale]) || isSaying(text, OPENINGS.en);
}

/** Whether a text holds one of the ways to ask for a dispute, whatever else it says: "open a dispute for …". */
export function asksForDispute(text: string, locale: Locale): boolean {
  return weightIn(text, OPENINGS[locale]) > 0 || weightIn(text, OPENINGS.en) > 0;
}
