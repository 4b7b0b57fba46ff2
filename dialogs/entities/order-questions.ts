import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { compile, type Phrase, textWords, weightIn } from './match.ts';
import lists from './order-questions.json' with { type: 'json' };

const QUESTIONS = Object.fromEntries(LOCALES.map((locale) => [locale, compile(lists[locale], locale)])) as Record<
  Locale,
  readonly Phrase[]
>;

/** Whether a text, of which `rest` is without the order's number, asks how an order stands, or says no more than its number. */
export function asksAboutOrder(text: string, rest: string, locale: Locale): boolean {
  if (textWords(rest).length === 0) return true;
  return [text, rest].some((each) => weightIn(each, QUESTIONS[locale]) > 0 || weightIn(each, QUESTIONS.en) > 0);
}
