import en from '../../locales/en.json' with { type: 'json' };
import es from '../../locales/es.json' with { type: 'json' };
import { format } from '../../locales/format.ts';
import id from '../../locales/id.json' with { type: 'json' };
import ms from '../../locales/ms.json' with { type: 'json' };
import vi from '../../locales/vi.json' with { type: 'json' };
import zhHant from '../../locales/zh-Hant.json' with { type: 'json' };
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Turn } from '../services.ts';

type OrderWords = typeof en.orders;
type Group = keyof OrderWords;

const WORDS: Readonly<Record<Locale, OrderWords>> = {
  en: en.orders,
  es: es.orders,
  id: id.orders,
  ms: ms.orders,
  vi: vi.orders,
  'zh-Hant': zhHant.orders,
};

/** A text of the order dialogs in the language of the turn. */
export function tellOrder<G extends Group>(
  { locale }: Pick<Turn, 'locale'>,
  group: G,
  key: keyof OrderWords[G] & string,
  values: Readonly<Record<string, string>> = {},
): string {
  return format(String(WORDS[locale][group][key]), values);
}

/** Sentences one after the other; Chinese needs no blank between them. */
export function sentences({ locale }: Pick<Turn, 'locale'>, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(locale === 'zh-Hant' ? '' : ' ');
}

const zoneOf = ({ services }: Turn): string => services.disputes?.profile.calendar.timeZone ?? 'UTC';

/** A day by the marketplace's calendar; with the year where it is another one. */
export function dayIn(turn: Turn, at: Instant): string {
  const timeZone = zoneOf(turn);
  const year = (time: Instant) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(time);
  return new Intl.DateTimeFormat(turn.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year(at) === year(turn.at) ? {} : { year: 'numeric' }),
    timeZone,
  }).format(at);
}

/** Whole days between two days of that calendar; the time of day does not count. */
export function daysBetween(turn: Turn, from: Instant, to: Instant): number {
  const timeZone = zoneOf(turn);
  const dayOf = (at: Instant) =>
    Date.parse(new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at));
  return Math.round((dayOf(to) - dayOf(from)) / DAY);
}

const DAY = 86_400_000;

/** "4 days". */
export function daysText({ locale }: Pick<Turn, 'locale'>, days: number): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}
