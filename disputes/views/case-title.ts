import { itemsText } from '../../locales/items-text.ts';
import { words } from '../../locales/words.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { DisputeCase } from '../domain/case.ts';
import { linesOf } from '../domain/case-money.ts';

/** What a case is about, in one line. */
export function caseTitle(row: DisputeCase, locale: Locale): string {
  const lines = linesOf(row);
  const items = lines.length > 1 ? { items: lines } : {};
  return itemsText({ title: row.order.title, ...items }, words(locale).disputes, locale);
}
