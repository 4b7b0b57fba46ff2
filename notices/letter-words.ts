import { format } from '../locales/format.ts';
import type { Locale } from '../protocol/locale.ts';
import type { StoredNotice } from './ports.ts';

/** Title and text of each template; `{number}`, `{until}`, `{answerBy}` and `{marketplace}` are filled in. */
export type NoticeTexts = Readonly<Record<string, { readonly title: string; readonly text: string }>>;

/** Puts a notice into words, in the language of whoever reads it. */
export type NoticeWords = (
  notice: Pick<StoredNotice, 'template' | 'caseNumber' | 'data'>,
  locale: Locale,
) => { readonly title: string; readonly text: string };

export interface NoticeWordsPorts {
  readonly texts: (locale: Locale) => NoticeTexts;
  readonly marketplace: string;
  /** By the clock of that zone; without one, of the desk's: notices of older cases do not know theirs. */
  readonly formatTime: (at: number, locale: Locale, timeZone?: string) => string;
}

export function noticeWords({ texts, marketplace, formatTime }: NoticeWordsPorts): NoticeWords {
  return ({ template, caseNumber, data }, locale) => {
    const words = texts(locale)[template] ?? { title: caseNumber, text: caseNumber };
    const zone = typeof data.timeZone === 'string' ? data.timeZone : undefined;
    const times = Object.entries(data).flatMap(([name, value]) =>
      (name === 'until' || name === 'answerBy') && typeof value === 'number'
        ? [[name, formatTime(value, locale, zone)] as const]
        : [],
    );
    const values = { number: caseNumber, marketplace, ...Object.fromEntries(times) };
    return { title: format(words.title, values), text: format(words.text, values) };
  };
}
