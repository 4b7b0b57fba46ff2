import type { Locale } from '../protocol/locale.ts';
import { EN } from '../protocol/money/words/en.ts';
import { ES } from '../protocol/money/words/es.ts';
import { ID } from '../protocol/money/words/id.ts';
import { MS } from '../protocol/money/words/ms.ts';
import { VI } from '../protocol/money/words/vi.ts';
import { ZH } from '../protocol/money/words/zh-hant.ts';

const WORDS = { en: EN, es: ES, id: ID, ms: MS, vi: VI, 'zh-Hant': ZH } as const;

/** The numbers from two on that a text writes in words or figures. "One" is an article in most languages. */
export function numberWords(text: string, locale: Locale): readonly number[] {
  const known = new Map(Object.entries(WORDS[locale].numbers));
  const parts = text.toLowerCase().match(locale === 'zh-Hant' ? /\p{Script=Han}|\p{Nd}+/gu : /[\p{L}\p{M}]+|\p{Nd}+/gu);
  return (parts ?? []).flatMap((part) => {
    const value = /^\p{Nd}+$/u.test(part) ? Number(part) : known.get(part);
    return value === undefined || value < 2 ? [] : [value];
  });
}
