import { fold, isHan } from '../../kb/search/analysis/normalise.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import { type Phrase, textWords, weightIn } from './match.ts';
import { numberWord } from './units.ts';

const DAY = 86_400_000;
/** A day longer ago than this is another year's. */
const LONGEST_AGO = 180;

/** How a language names days that have been. */
export interface Days {
  /** By how many days ago, the first that fits wins. */
  readonly fixed: readonly (readonly [number, readonly Phrase[]])[];
  readonly day: readonly string[];
  readonly weeks: readonly string[];
  readonly months: readonly string[];
  readonly ago: readonly string[];
}

interface Question {
  readonly days: Days;
  readonly locale: Locale;
  readonly at: Instant;
  readonly timeZone: string;
}

/** The day in the past that a text names: "on Friday", "3 days ago", "5/3", 昨天; at the time of day that it is now. */
export function dayIn(text: string, question: Question): Instant | undefined {
  const { days, at } = question;
  const fixed = days.fixed.find(([, phrases]) => weightIn(text, phrases) > 0)?.[0];
  const ago = fixed ?? countedAgo(text, days, question.locale) ?? weekdayAgo(text, question) ?? dateAgo(text, question);
  return ago === undefined ? undefined : at - ago * DAY;
}

/** How many days ago in figures or words: "3 days ago", "2 minggu lalu", "hace 3 días", 三天前. */
export function countedAgo(text: string, days: Days, locale: Locale): number | undefined {
  const words = textWords(text.replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, ' '));
  const folded = words.map(fold);
  const names = (units: readonly string[], from: number) => units.some((unit) => standsAt(folded, from, unit));
  if (!folded.some((_, at) => names(days.ago, at))) return undefined;
  for (const [index, word] of words.entries()) {
    const count = /^\d{1,2}$/.test(word) ? Number(word) : numberWord(word, locale);
    if (count === undefined) continue;
    // "Three long weeks", 三個禮拜.
    const within = (units: readonly string[]) => names(units, index + 1) || names(units, index + 2);
    if (within(days.weeks)) return count * 7;
    if (within(days.months)) return count * 30;
    if (names(days.day, index + 1)) return count;
  }
  return undefined;
}

/** Chinese words are looked for character by character. */
function standsAt(folded: readonly string[], from: number, word: string): boolean {
  return textWords(word).every((part, place) => folded[from + place] === fold(part));
}

/** The last day of that name before today; who means today says so. */
function weekdayAgo(text: string, { locale, at, timeZone }: Question): number | undefined {
  const said = ` ${textWords(text).map(fold).join(' ')} `;
  for (let ago = 1; ago <= 7; ago += 1) {
    const names = (['long', 'short'] as const).map((weekday) =>
      new Intl.DateTimeFormat(locale, { weekday, timeZone }).format(at - ago * DAY),
    );
    const [long = ''] = names;
    const spoken = [long, ...(locale === 'zh-Hant' ? [long.replace('星期', '週'), long.replace('星期', '禮拜')] : [])];
    if (spoken.some((name) => said.includes(` ${textWords(name).map(fold).join(' ')} `))) return ago;
  }
  return undefined;
}

/** "5/3", "5-3-2026", "3月5日", "5 March": the day first, as all six languages of these marketplaces write it. */
function dateAgo(text: string, { locale, at, timeZone }: Question): number | undefined {
  const named = writtenDate(text, locale);
  if (named === undefined) return undefined;
  const part = (moment: Instant) =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'numeric', timeZone }).format(moment);
  for (let ago = 0; ago <= LONGEST_AGO; ago += 1) {
    const [day, month] = part(at - ago * DAY)
      .split('/')
      .map(Number);
    if (day === named.day && month === named.month) return ago;
  }
  return undefined;
}

function writtenDate(text: string, locale: Locale): { readonly day: number; readonly month: number } | undefined {
  const han = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日號号]?/u.exec(text);
  if (han !== null) return { month: Number(han[1]), day: Number(han[2]) };
  const figures = /(?<![\d.,])(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?(?![\d.,])/.exec(text);
  if (figures !== null) return { day: Number(figures[1]), month: Number(figures[2]) };
  const words = textWords(text).map(fold);
  for (let month = 1; month <= 12; month += 1) {
    const name = monthName(month, locale);
    const index = isHan(name) ? -1 : words.indexOf(name);
    if (index < 0) continue;
    const around = [words[index - 1], words[index - 2], words[index + 1]];
    const day = around.map(Number).find((each) => Number.isInteger(each) && each >= 1 && each <= 31);
    if (day !== undefined) return { day, month };
  }
  return undefined;
}

function monthName(month: number, locale: Locale): string {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, month - 1, 15),
  );
  return fold(textWords(name)[0] ?? '');
}
