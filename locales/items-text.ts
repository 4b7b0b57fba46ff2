import type { TermsView } from '../protocol/disputes.ts';
import type { Locale } from '../protocol/locale.ts';
import { formatMoney } from '../protocol/money/format-money.ts';
import { format } from './format.ts';

/** What is said of several items (`disputes` in the files of words). */
interface ItemWords {
  readonly several: string;
  readonly onlyFor: string;
}

/** What a case is about, in one line: its item, or how many there are and which. */
export function itemsText(
  { title, items }: { readonly title: string; readonly items?: readonly { readonly title: string }[] | undefined },
  words: Pick<ItemWords, 'several'>,
  locale: Locale,
): string {
  if (items === undefined) return title;
  return format(words.several, {
    count: items.length,
    list: listed(
      items.map((item) => item.title),
      locale,
    ),
  });
}

/** `Partial refund · RM 12.50`, and which items it is about where it is not all. */
export function termsInWords(
  { amount, items }: TermsView,
  solution: string,
  words: Pick<ItemWords, 'onlyFor'>,
  locale: Locale,
): string {
  const sum = amount == null ? '' : ` · ${formatMoney({ currency: amount.currency, minor: amount.amount }, locale)}`;
  const terms = `${solution}${sum}`;
  return items == null ? terms : format(words.onlyFor, { terms, list: listed(items, locale) });
}

function listed(titles: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(titles);
}
