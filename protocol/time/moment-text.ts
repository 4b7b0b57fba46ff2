import type { Locale } from '../locale.ts';
import { zoneName } from './zone-name.ts';

/** What an instant is to the reader; at midnight it decides which day is named. */
export type MomentRole =
  /** The last instant at which something can be done. */
  | 'until'
  /** The first. */
  | 'from'
  /** A period that is over. */
  | 'ended'
  /** When something happened. */
  | 'at';

export interface MomentRules {
  readonly locale: Locale;
  /** Whose clock it is: the policy's for a case, the desk's for a ticket. */
  readonly timeZone: string;
  readonly role: MomentRole;
}

const MINUTE = 60_000;
const WHOLE_DAY: Readonly<
  Record<Locale, { readonly end: (day: string) => string; readonly start: (day: string) => string }>
> = {
  en: { end: (day) => `the end of ${day}`, start: (day) => `the start of ${day}` },
  ms: { end: (day) => `penghujung hari ${day}`, start: (day) => `awal hari ${day}` },
  id: { end: (day) => `akhir hari ${day}`, start: (day) => `awal hari ${day}` },
  vi: { end: (day) => `cuối ${day}`, start: (day) => `đầu ${day}` },
  es: { end: (day) => `final del ${day}`, start: (day) => `inicio del ${day}` },
  'zh-Hant': { end: (day) => `${day} 24:00`, start: (day) => `${day} 00:00` },
};

/**
 * An instant as one text for every place that shows it: day, time of day, and whose clock that is. Midnight is never
 * written as a time: a period that ends then has lasted to the end of the day before.
 */
export function momentText(at: number, { locale, timeZone, role }: MomentRules): string {
  const zone = zoneName(timeZone, locale);
  const words = wordsOf(at, locale, timeZone, zone, role);
  return locale === 'zh-Hant' ? `${words}（${zone}）` : `${words} (${zone})`;
}

function wordsOf(at: number, locale: Locale, timeZone: string, zone: string, role: MomentRole): string {
  const { hour, minute } = clockAt(at, timeZone);
  const ends =
    (role === 'until' || role === 'ended') && ((hour === 0 && minute === 0) || (hour === 23 && minute === 59));
  // One minute before midnight and midnight itself are the end of the same day.
  if (ends) {
    const day = dayText(hour === 0 ? at - MINUTE : at, locale, timeZone);
    return role === 'ended' ? day : WHOLE_DAY[locale].end(day);
  }
  if (role === 'from' && hour === 0 && minute === 0) return WHOLE_DAY[locale].start(dayText(at, locale, timeZone));
  return timed(at, locale, timeZone, zone);
}

function clockAt(at: number, timeZone: string): { readonly hour: number; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en', {
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? Number.NaN);
  return { hour: part('hour'), minute: part('minute') };
}

/** "Wed, Dec 2, 2026"; in Vietnamese "ngày 2/12/2026". */
function dayText(at: number, locale: Locale, timeZone: string): string {
  if (locale === 'vi')
    return `ngày ${new Intl.DateTimeFormat('vi', { day: 'numeric', month: 'numeric', year: 'numeric', timeZone }).format(at)}`;
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  }).format(at);
}

/** The time of day stands before the day in Vietnamese, behind it elsewhere. */
function timed(at: number, locale: Locale, timeZone: string, _zone: string): string {
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(at);
  const day = dayText(at, locale, timeZone);
  if (locale === 'vi') return `${time} ${day}`;
  return locale === 'zh-Hant' ? `${day} ${time}` : `${day}, ${time}`;
}
