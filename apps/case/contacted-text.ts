import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
import type { Locale } from '../../protocol/locale.ts';
import { shortTime } from './remaining.ts';

/** When the other side was written to, and until when they were to have time to answer. */
export function contactedText(words: Words, locale: Locale, at: string, until?: string, zone?: string): string {
  const written = shortTime(locale, at, zone);
  if (until === undefined) return written;
  return format(words.resolution.facts.contactedUntil, { at: written, until: shortTime(locale, until, zone) });
}
