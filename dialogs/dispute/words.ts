import type { DisputeCase } from '../../disputes/domain/case.ts';
import { linesOf } from '../../disputes/domain/case-money.ts';
import type { LossWarning } from '../../disputes/domain/loss.ts';
import type { Terms } from '../../disputes/domain/solutions.ts';
import en from '../../locales/en.json' with { type: 'json' };
import es from '../../locales/es.json' with { type: 'json' };
import { format } from '../../locales/format.ts';
import id from '../../locales/id.json' with { type: 'json' };
import { itemsText } from '../../locales/items-text.ts';
import ms from '../../locales/ms.json' with { type: 'json' };
import { inOne, standingText } from '../../locales/standing-text.ts';
import vi from '../../locales/vi.json' with { type: 'json' };
import zhHant from '../../locales/zh-Hant.json' with { type: 'json' };
import type { StandingView } from '../../protocol/disputes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import { formatMoney } from '../../protocol/money/format-money.ts';
import { type MomentRole, momentText } from '../../protocol/time/moment-text.ts';
import type { Turn } from '../services.ts';

type DisputeWords = typeof en.dispute;
type Group = keyof DisputeWords;

const WORDS: Readonly<Record<Locale, DisputeWords>> = {
  en: en.dispute,
  es: es.dispute,
  id: id.dispute,
  ms: ms.dispute,
  vi: vi.dispute,
  'zh-Hant': zhHant.dispute,
};

type PageWords = typeof en.disputes;

/** Of the pages of a case: what a page says, the chat says in the same words. */
const PAGES: Readonly<Record<Locale, PageWords>> = {
  en: en.disputes,
  es: es.disputes,
  id: id.disputes,
  ms: ms.disputes,
  vi: vi.disputes,
  'zh-Hant': zhHant.disputes,
};

/** A text of the dispute dialogs in the language of the turn. */
export function tell<G extends Group>(
  turn: Turn,
  group: G,
  key: keyof DisputeWords[G] & string,
  values: Readonly<Record<string, string>> = {},
): string {
  return format(String(WORDS[turn.locale][group][key]), values);
}

/** What is named alike in the chat and on the pages of a case, and where its names stand. */
const NAMED = {
  reasons: 'reasons',
  solutions: 'solutions',
  kinds: 'kinds',
  states: 'states',
  acts: 'actions',
  delivery: 'deliveries',
  declare: 'declarations',
} as const satisfies Readonly<Record<string, keyof PageWords>>;

/** The words for a code of the domain; an operator's own code, of which nothing is known here, stands for itself. */
export function nameOf({ locale }: Turn, group: keyof typeof NAMED | 'locks' | 'confirms', code: string): string {
  const groups: readonly object[] = [
    ...(group in NAMED ? [PAGES[locale][NAMED[group as keyof typeof NAMED]]] : []),
    ...(group === 'acts' ? [PAGES[locale].actionsOn] : []),
    ...(group in WORDS[locale] ? [WORDS[locale][group as Group]] : []),
  ];
  const named: unknown = groups.map((names) => Object.hasOwn(names, code) && Reflect.get(names, code)).find(Boolean);
  return typeof named === 'string' ? named : code.replaceAll('-', ' ');
}

/** What somebody has to be sure of before they agree; the pages of the case say the same. */
export function warningIn(turn: Turn, warning: LossWarning, sum: string): string {
  return format(PAGES[turn.locale].warnings[warning], { sum });
}

/** Where a case stands for the shopper. */
export function standsIn(turn: Turn, standing: StandingView): string {
  const { says, next, warning } = standingText(standing, PAGES[turn.locale], turn.locale);
  return inOne([says, next, warning], turn.locale);
}

/** What is due, until when, and what follows from it. */
export function dueIn(turn: Turn, standing: StandingView): string {
  const { due } = standingText(standing, PAGES[turn.locale], turn.locale);
  if (due === undefined || standing.deadline === undefined) return '';
  const { left } = timeIn(turn, Date.parse(standing.deadline.dueAt), 'until', standing.deadline.timeZone);
  return tell(turn, 'say', 'due', { ...due, left });
}

export function moneyIn(turn: Turn, currency: string, minor: number): string {
  return formatMoney({ currency, minor }, turn.locale);
}

/** "Full refund", "Part of the money back (RM 30.00)". */
export function termsIn(turn: Turn, { kind, amount, items }: Terms, row: DisputeCase): string {
  const name = nameOf(turn, 'solutions', kind);
  const terms = amount === null ? name : `${name} (${moneyIn(turn, row.order.currency, amount)})`;
  if (items === undefined) return terms;
  const named = linesOf(row).flatMap(({ lineId, title }) => (items.includes(lineId) ? [title] : []));
  return format(PAGES[turn.locale].onlyFor, { terms, list: new Intl.ListFormat(turn.locale).format(named) });
}

/** Where the money for the items goes that terms leave out. */
export function othersIn({ locale }: Turn, rest: 'seller' | 'escrow'): string {
  return PAGES[locale].others[rest];
}

/** What a case is about: its item, or how many there are and which. */
export function aboutIn({ locale }: Turn, row: DisputeCase): string {
  const lines = linesOf(row);
  return itemsText({ title: row.order.title, ...(lines.length > 1 ? { items: lines } : {}) }, PAGES[locale], locale);
}

/** Kinds of evidence inside a sentence: "photo or video". */
export function kindsIn(turn: Turn, codes: readonly string[]): string {
  const names = codes.map((code) => nameOf(turn, 'kinds', code).toLocaleLowerCase(turn.locale));
  return new Intl.ListFormat(turn.locale, { type: 'disjunction' }).format(names);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant as the shopper reads it everywhere, by the policy's clock, and how far off it is. */
export function timeIn(
  turn: Turn,
  at: Instant,
  role: MomentRole = 'until',
  timeZone = turn.services.disputes?.profile.calendar.timeZone ?? 'UTC',
): { readonly time: string; readonly left: string } {
  const ms = Math.max(at - turn.at, 0);
  const [value, unit] =
    ms >= 2 * DAY
      ? ([Math.floor(ms / DAY), 'day'] as const)
      : ms >= HOUR
        ? ([Math.floor(ms / HOUR), 'hour'] as const)
        : ([Math.ceil(ms / MINUTE), 'minute'] as const);
  return { time: momentText(at, { locale: turn.locale, timeZone, role }), left: leftIn(turn.locale, value, unit) };
}

function leftIn(locale: Locale, value: number, unit: 'day' | 'hour' | 'minute'): string {
  // The Vietnamese for "in 3 days" says it twice beside a date.
  if (locale === 'vi')
    return `còn ${new Intl.NumberFormat('vi', { style: 'unit', unit, unitDisplay: 'long' }).format(value)}`;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(value, unit);
}
