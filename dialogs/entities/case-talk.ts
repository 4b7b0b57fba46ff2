import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { withoutOtherCases } from './case-idioms.ts';
import lists from './case-talk.json' with { type: 'json' };
import type { CaseWish } from './case-wishes.ts';
import { compile, type Phrase, textWords, weightIn } from './match.ts';
import { withoutNegated } from './negated.ts';
import { orderAskIn, speaksOfOrder } from './order-asks.ts';

type Idea = keyof (typeof lists)['en'];

const IDEAS = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    Object.fromEntries(Object.entries(lists[locale]).map(([idea, said]) => [idea, compile(said, locale)])),
  ]),
) as Record<Locale, Record<Idea, readonly Phrase[]>>;

/** Which ideas a wish is made of, however its words are put; the first that is complete counts. */
const MADE_OF: readonly (readonly [CaseWish, readonly Idea[]])[] = [
  ['answer', ['answer', 'question']],
  ['said', ['other', 'says', 'asks']],
  ['evidence', ['add', 'proof']],
  ['escalate', ['platform', 'decide']],
  ['cancel', ['cancel', 'case']],
  ['accept', ['accept', 'offer']],
  ['refund', ['full', 'giveBack', 'them']],
];
/** A longer message tells what happened, in which each idea may be of something else. */
const MOST_WORDS = 14;
const MOST_HAN = 24;

/** Of which ideas none may be denied: "do **not** cancel my dispute" wishes nothing of the kind. */
const STATED: Partial<Readonly<Record<CaseWish, readonly Idea[]>>> = {
  escalate: ['platform', 'decide'],
  cancel: ['cancel'],
  accept: ['accept'],
  refund: ['giveBack'],
};

/**
 * The wish about a case whose ideas a text holds, in whatever words. Loose: only for somebody who has a case in which it can be
 * done now.
 */
export function caseTalkIn(text: string, locale: Locale): CaseWish | undefined {
  if (!isShort(text)) return undefined;
  const holds = (idea: Idea) => says(text, locale, idea);
  if (holds('against')) return 'against';
  // "What if he does not answer?" asks for the rules.
  const found = MADE_OF.find(([wish, ideas]) => ideas.every(holds) && !(wish === 'said' && holds('if')))?.[0];
  if (found === undefined) return /\d/.test(text) && holds('little') ? 'counter' : undefined;
  const stated = withoutNegated(text, locale);
  if (!(STATED[found] ?? []).every((idea) => says(stated, locale, idea)))
    return found === 'accept' ? 'reject' : undefined;
  return found === 'cancel' && !meansCase(text, locale) ? undefined : found;
}

/** "Cancel my order, they ignored my complaint" is about the order; "cancel the phone case" about a thing. */
function meansCase(text: string, locale: Locale): boolean {
  const asksOfOrder = speaksOfOrder(text, locale) && orderAskIn(text, locale) === 'cancel';
  return !asksOfOrder && says(withoutOtherCases(text), locale, 'case');
}

/** Whether somebody wants to go on with the form that they left. */
export function resumesCase(text: string, locale: Locale): boolean {
  return isShort(text) && says(text, locale, 'resume') && says(text, locale, 'case');
}

function says(text: string, locale: Locale, idea: Idea): boolean {
  return weightIn(text, IDEAS[locale][idea]) > 0 || (locale !== 'en' && weightIn(text, IDEAS.en[idea]) > 0);
}

function isShort(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 ? han <= MOST_HAN : textWords(text).length <= MOST_WORDS;
}
