import type { TurnContext } from 'botbuilder-core';
import type { SearchIndex } from '../../kb/search/types.ts';
import type { Locale } from '../../protocol/locale.ts';
import { answerQuestion } from '../answer.ts';
import { withoutDeclined } from '../declined.ts';
import { asksSomething } from '../entities/questions.ts';
import { namesLanguageOfThing } from '../language-wish.ts';
import type { Wish } from '../serve-intent.ts';
import { turnOf } from '../turn-context.ts';
import { followLanguage } from '../understand.ts';

/** Surer than outside a form: there a guess costs a question, here an answer. A bare "no" is said with less to go by. */
const THRESHOLD = 0.7;
const THRESHOLD_SHORT = 0.5;
const SHORT_LENGTH = 20;
/** How sure the help center must be to take words without a question mark for a question. */
const SURE = 0.9;
/** How sure a part of a message must read as the wish for a person, and how long such a message may be. */
const PART_THRESHOLD = 0.95;
const LONGEST_BESIDE = 80;

export type Interruption = Wish;

/**
 * What each wish is while a form is open: `answer`s its question; `puts-aside` the form; is served `at-once`; or `beside` it,
 * except where it stands in the story of a dispute, whose "thanks" or "hello" is part of it. The compiler asks for what an
 * intent lacks here.
 */
export const IN_FORM: Readonly<Record<Interruption, 'answer' | 'puts-aside' | 'at-once' | 'beside'>> = {
  greeting: 'beside',
  thanks: 'beside',
  goodbye: 'beside',
  affirm: 'answer',
  deny: 'answer',
  'open-dispute': 'answer',
  'dispute-status': 'beside',
  'talk-to-person': 'at-once',
  stop: 'puts-aside',
  'change-language': 'at-once',
  'small-talk': 'beside',
};

/** The intent of a message that does not answer the form's question, where it is clear. Also follows its language. */
export function interruption(context: TurnContext, text: string): Interruption | undefined {
  const turn = turnOf(context);
  followLanguage(context, text);
  const found = turn.services.search.recognise(text, turn.locale);
  const threshold = text.length <= SHORT_LENGTH ? THRESHOLD_SHORT : THRESHOLD;
  if (found?.intent !== 'talk-to-person' && wantsPersonToo(turn.services.search, text, turn.locale))
    return 'talk-to-person';
  if (found === undefined || found.confidence < threshold || found.intent === 'follow-up') return undefined;
  if (found.intent === 'change-language' && namesLanguageOfThing(text)) return undefined;
  return found.intent;
}

/** In a part of its own: "this is hard, let me talk to somebody". A story may tell of people that somebody talked to. */
function wantsPersonToo(search: SearchIndex, text: string, locale: Locale): boolean {
  if (text.length > LONGEST_BESIDE || withoutDeclined(text).declines) return false;
  return search
    .recogniseAll(text, locale)
    .some(({ intent, confidence }) => intent === 'talk-to-person' && confidence >= PART_THRESHOLD);
}

/** Two words that are no question ("blah blah") are not searched for. */
function saysEnough(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 4 || (text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0) >= 3;
}

/** Answers a question from the help center; false where the words are no question, or it has no answer. */
export async function answerText(context: TurnContext, text: string, taken?: 'questions-only'): Promise<boolean> {
  const { services, locale } = turnOf(context);
  const asks = asksSomething(text);
  if (taken === 'questions-only' && !asks) return false;
  const result = services.search.search({ text, locale });
  const fits = result.hits.length > 0 && (result.decision === 'answer' || (asks && result.decision === 'choose'));
  // What seems to be of a language that the conversation did not follow ("no idea") is in doubt.
  const sure = result.inScope >= SURE && result.hits[0]?.locale === locale;
  if (!fits || (!asks && !(sure && saysEnough(text)))) return false;
  await answerQuestion(context, text, result);
  return true;
}
