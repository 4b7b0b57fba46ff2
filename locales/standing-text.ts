import type { StandingView } from '../protocol/disputes.ts';
import type { Locale } from '../protocol/locale.ts';
import { formatMoney } from '../protocol/money/format-money.ts';
import { momentText } from '../protocol/time/moment-text.ts';
import { format } from './format.ts';
import { termsInWords } from './items-text.ts';

type Group = Readonly<Record<string, string>>;
type DisputeWords = Readonly<
  Record<'standing' | 'moneyWent' | 'next' | 'standingWarnings' | 'clockLabels' | 'afterwards' | 'solutions', Group>
> & { readonly onlyFor: string };

/** Where a case stands for its reader, in words. */
export interface StandingText {
  readonly says: string;
  /** The same beside something that says where the money went. */
  readonly besideMoney: string;
  readonly next?: string | undefined;
  readonly warning?: string | undefined;
  /** What is due, until when, and what follows from it. */
  readonly due?: { readonly label: string; readonly until: string; readonly afterwards: string } | undefined;
}

/** The same sentences on the page, in letters and in the chat. */
export function standingText(standing: StandingView, words: DisputeWords, locale: Locale): StandingText {
  const { says, terms, sum, next, nextUntil, warning, deadline } = standing;
  const values = {
    ...(terms === undefined ? {} : { terms: termsInWords(terms, wordFor(words.solutions, terms.kind), words, locale) }),
    ...(sum === undefined ? {} : { sum: formatMoney({ currency: sum.currency, minor: sum.amount }, locale) }),
  };
  const until: Readonly<Record<string, string>> =
    nextUntil === undefined
      ? {}
      : { until: momentText(Date.parse(nextUntil.at), { locale, timeZone: nextUntil.timeZone, role: 'until' }) };
  const besideMoney = format(wordFor(words.standing, says), values);
  const went = words.moneyWent[says];
  return {
    says: inOne([besideMoney, went === undefined ? undefined : format(went, values)], locale),
    besideMoney,
    ...(next === undefined ? {} : { next: format(wordFor(words.next, next), until) }),
    ...(warning === undefined ? {} : { warning: wordFor(words.standingWarnings, warning) }),
    ...(deadline === undefined
      ? {}
      : {
          due: {
            label: wordFor(words.clockLabels, deadline.label),
            until: momentText(Date.parse(deadline.dueAt), { locale, timeZone: deadline.timeZone, role: 'until' }),
            afterwards: wordFor(words.afterwards, deadline.afterwards),
          },
        }),
  };
}

/** Sentences one after the other; Chinese has no blank between them. */
export function inOne(sentences: readonly (string | undefined)[], locale: Locale): string {
  return sentences.filter((one) => one !== undefined).join(locale === 'zh-Hant' ? '' : ' ');
}

/** A code that this build has no word for stands for itself. */
function wordFor(group: Group, code: string): string {
  return Object.hasOwn(group, code) ? (group[code] ?? code) : code;
}
