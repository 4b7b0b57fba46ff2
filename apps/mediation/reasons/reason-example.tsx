import { useLanguage } from '../../../browser/language.tsx';
import { PLACEHOLDER } from '../../../protocol/dispute-reasons.ts';
import type { Locale } from '../../../protocol/locale.ts';
import { formatMoney } from '../../../protocol/money/format-money.ts';

const DAY = 86_400_000;
const ORDER = 'AC-1009';
const SUM = { currency: 'MYR', minor: 6_490 };
/** How many days ago it happened in the example. */
const DAYS_AGO = { opened: 1, paid: 9, promised: 4, delivered: 3 } as const;

/** How the text reads in a case: an example's values stand for the placeholders, one that is none stays as it was typed. */
export function ReasonExample({ text, locale }: { text: string; locale: Locale }) {
  const { words } = useLanguage();
  const { example, exampleItem } = words.resolution.desk.prepared.edit;
  if (text.trim() === '') return null;
  const values = exampleIn(locale, exampleItem);
  return (
    <p class="small reason-example">
      <span class="muted">{example}</span>
      <span lang={locale}>
        {text.split(PLACEHOLDER).map((part, at) => {
          // Every second part is the name of a placeholder.
          if (at % 2 === 0) return part;
          const value = values[part];
          return value === undefined ? `{${part}}` : <strong key={at}>{value}</strong>;
        })}
      </span>
    </p>
  );
}

/** A seller's title is in one language for all readers. */
function exampleIn(locale: Locale, item: string): Readonly<Record<string, string>> {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const dates = Object.entries(DAYS_AGO).map(([name, ago]) => [name, days.format(Date.now() - ago * DAY)]);
  return { item, order: ORDER, sum: formatMoney(SUM, locale), ...Object.fromEntries(dates) };
}
