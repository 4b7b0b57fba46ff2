import type { Locale } from '../protocol/locale.ts';
import { format } from './format.ts';

/** A text with a count in it. Four of our six languages use `other` alone; none needs more than these two. */
export interface PluralText {
  readonly one?: string;
  readonly other: string;
}

/** The form that `count` takes in this language, with `{count}` written in the language's digits and the rest filled. */
export function plural(
  locale: Locale,
  text: PluralText,
  count: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? (text.one ?? text.other) : text.other;
  return format(form, { count: new Intl.NumberFormat(locale).format(count), ...values });
}
