import { z } from 'zod';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { compile, type Phrase } from './match.ts';
import en from './phrases/en.json' with { type: 'json' };
import es from './phrases/es.json' with { type: 'json' };
import id from './phrases/id.json' with { type: 'json' };
import ms from './phrases/ms.json' with { type: 'json' };
import vi from './phrases/vi.json' with { type: 'json' };
import zhHant from './phrases/zh-Hant.json' with { type: 'json' };

const list = z.array(z.string().min(1)).min(1);
const named = z.record(z.string(), list);
const fileSchema = z.strictObject({
  reasons: named,
  solutions: named,
  /** Words that name a solution only where they are all of the answer to "what would you like?". */
  answers: named,
  /** By fraction, such as `1/2`. */
  fractions: named,
  money: list,
  percent: list,
  skip: list,
  done: list,
  back: list,
  keep: list,
  drop: list,
  unworn: list,
  signed: list,
  refused: list,
  screenshot: list,
  'chat-log': list,
  'sender-certificate': list,
});

type Compiled<T> = { readonly [K in keyof T]: T[K] extends string[] ? readonly Phrase[] : NamedPhrases };
export type NamedPhrases = Readonly<Record<string, readonly Phrase[]>>;
/** How shoppers of one language say what a dispute is made of. */
export type DisputePhrases = Compiled<z.output<typeof fileSchema>>;

const FILES: Readonly<Record<Locale, unknown>> = { en, es, id, ms, vi, 'zh-Hant': zhHant };

function compileFile(locale: Locale): DisputePhrases {
  const parsed = fileSchema.parse(FILES[locale]);
  return Object.fromEntries(
    Object.entries(parsed).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? compile(value, locale)
        : Object.fromEntries(Object.entries(value).map(([name, phrases]) => [name, compile(phrases, locale)])),
    ]),
  ) as unknown as DisputePhrases;
}

const PHRASES = Object.fromEntries(LOCALES.map((locale) => [locale, compileFile(locale)])) as Record<
  Locale,
  DisputePhrases
>;

export function phrasesOf(locale: Locale): DisputePhrases {
  return PHRASES[locale];
}
