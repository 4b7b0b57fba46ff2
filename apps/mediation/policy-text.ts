import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
import { periodPhrase } from '../../locales/period-phrase.ts';
import type { PolicySentence } from '../../protocol/dispute-desk.ts';
import type { Locale } from '../../protocol/locale.ts';
import { moneyText } from '../case/amounts.ts';
import { word } from '../case/word-for-code.ts';

/** A sentence of the policy in the reader's words. */
export function policyText(sentence: PolicySentence, locale: Locale, words: Words): string {
  const { policy, solutions, kinds, roles, faults } = words.disputes;
  const list = (group: object, codes: readonly string[] = []): string =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(
      codes.map((code) => word(group as Readonly<Record<string, string>>, code)),
    );
  const inside = (text: string): string => text.toLocaleLowerCase(locale);
  const { code, periods = {}, sum, fault = '', payer = '' } = sentence;
  return format(word(policy, code), {
    ...Object.fromEntries(
      Object.entries(periods).map(([name, period]) => [name, periodPhrase(period, locale, words.facts)]),
    ),
    solutions: list(solutions, sentence.solutions),
    kinds: list(kinds, sentence.kinds),
    ...(sum === undefined ? {} : { sum: moneyText(locale, sum) }),
    ...(fault === '' ? {} : { fault: inside(word(faults, fault)) }),
    ...(payer === '' ? {} : { payer: inside(word(roles, payer)) }),
  });
}
