import { PLACEHOLDER } from '../../protocol/dispute-reasons.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { formatMoney } from '../../protocol/money/format-money.ts';
import type { DisputeCase, Fault } from '../domain/case.ts';
import { linesOf, toBuyerIn } from '../domain/case-money.ts';
import type { PreparedReason } from '../domain/prepared-reasons.ts';
import type { Terms } from '../domain/solutions.ts';

/** A reason that mediators can decide with, in every language. */
export interface ReasonTemplate {
  readonly name: string;
  /** Reasons of complaints that it fits; none: all of them. */
  readonly reasons: readonly string[];
  /** Outcomes that it gives a reason for; `uphold`: an appeal that changes nothing. None: all of them. */
  readonly outcomes: readonly string[];
  /** Whose fault it speaks of, where it does. */
  readonly fault?: Fault;
  readonly texts: Readonly<Record<Locale, string>>;
  /** Kept, and not offered any more. */
  readonly off: boolean;
}

/** What a text can name of a case. */
export const PLACEHOLDERS = ['item', 'order', 'sum', 'opened', 'paid', 'promised', 'delivered'] as const;

/** Those that a text names, each once, in the order of the alphabet. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))].sort();
}

export function fits({ reasons, outcomes, off }: ReasonTemplate, reason: string, outcome: string): boolean {
  const among = (list: readonly string[], code: string): boolean => list.length === 0 || list.includes(code);
  return !off && among(reasons, reason) && among(outcomes, outcome);
}

/**
 * The template as it reads in this case; undefined where it names something that the case has not: nobody reads half a
 * sentence.
 * @param terms what is decided; absent where an appeal changes nothing
 */
export function fillTemplate(
  { name, texts }: Pick<ReasonTemplate, 'name' | 'texts'>,
  row: DisputeCase,
  terms: Terms | undefined,
  timeZone: string,
): PreparedReason | undefined {
  const filled = LOCALES.map((locale) => {
    const values = valuesOf(row, terms, timeZone, locale);
    const whole = placeholdersIn(texts[locale]).every((key) => values.has(key));
    return whole ? texts[locale].replace(PLACEHOLDER, (_, key: string) => values.get(key) ?? '') : undefined;
  });
  if (filled.includes(undefined)) return undefined;
  return {
    name,
    texts: Object.fromEntries(LOCALES.map((locale, at) => [locale, filled[at]])) as PreparedReason['texts'],
  };
}

function valuesOf(
  row: DisputeCase,
  terms: Terms | undefined,
  timeZone: string,
  locale: Locale,
): ReadonlyMap<string, string> {
  const { order, openedAt } = row;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const day = (at: number | null | undefined) => (at == null ? undefined : days.format(at));
  const items = linesOf(row).filter(({ lineId }) => terms?.items?.includes(lineId) ?? true);
  const known: readonly (readonly [string, string | undefined])[] = [
    ['item', new Intl.ListFormat(locale).format(items.map(({ title }) => title))],
    ['order', order.orderId],
    ['sum', sumText(row, terms, locale)],
    ['opened', day(openedAt)],
    ['paid', day(order.paidAt)],
    ['promised', day(order.promisedAt)],
    ['delivered', day(order.deliveredAt)],
  ];
  return new Map(known.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** What the buyer gets by these terms; undefined where they pay the buyer nothing. */
function sumText(row: DisputeCase, terms: Terms | undefined, locale: Locale): string | undefined {
  const minor = terms === undefined ? 0 : toBuyerIn(row, terms);
  return minor === 0 ? undefined : formatMoney({ currency: row.order.currency, minor }, locale);
}
