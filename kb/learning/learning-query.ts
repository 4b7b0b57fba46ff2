import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import { isLocale, LOCALES, type Locale } from '../../protocol/locale.ts';

export const MOST_SHOWN = 200;
/** A phrasing as an editor gives it, in one line. */
export const phrasing = z
  .string()
  .max(300)
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1));
export const nothing = z.strictObject({});

/** @throws CodedError `locale_unknown` for a locale that was named and is none of ours */
export function localeIn(query: URLSearchParams): { readonly locale?: Locale } {
  const named = query.get('locale');
  if (named === null) return {};
  if (!isLocale(named)) throw new CodedError('locale_unknown', { locales: LOCALES });
  return { locale: named };
}
