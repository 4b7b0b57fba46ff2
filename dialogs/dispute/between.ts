import type { TurnContext } from 'botbuilder-core';
import type { Intent } from '../../kb/search/types.ts';
import { answerQuestion } from '../answer.ts';
import { namesLanguageOfThing } from '../language-wish.ts';
import { turnOf } from '../turn-context.ts';
import { followLanguage } from '../understand.ts';

/** Surer than outside a form: there a guess costs a question, here an answer. A bare "no" is said with less to go by. */
const THRESHOLD = 0.7;
const THRESHOLD_SHORT = 0.5;
const SHORT_LENGTH = 20;
/** How sure the help center must be to take words without a question mark for a question. */
const SURE = 0.9;
const QUESTION_MARK = /[?？¿]/u;

export type Interruption = Exclude<Intent, 'follow-up'>;

/** What a message wants beside the form's question, where it is clear; follows its language as well. */
export function interruption(context: TurnContext, text: string): Interruption | undefined {
  const turn = turnOf(context);
  followLanguage(context, text);
  const found = turn.services.search.recognise(text, turn.locale);
  const threshold = text.length <= SHORT_LENGTH ? THRESHOLD_SHORT : THRESHOLD;
  if (found === undefined || found.confidence < threshold || found.intent === 'follow-up') return undefined;
  if (found.intent === 'change-language' && namesLanguageOfThing(text)) return undefined;
  return found.intent;
}

/** How questions begin or end that are typed without their mark. */
const BEGINS = new RegExp(
  `^(${[
    'how (long|do|does|can|could|much|many|is|are|to)|do you|does|did you|can (i|you|we)|could (i|you)|is there|are there',
    'why|who|which|where (is|are|do|can)|when (will|do|does|can|is|are)|what (is|are|do|does|can|if|happens|evidence)',
    'macam ?mana|mcm ?mana|bagaimana|gimana|berapa (lama|hari|banyak)|bilakah|bila (nak|akan|boleh)|kapan|boleh ke',
    'apakah|adakah|kenapa|mengapa|siapa|di ?mana|apa (itu|bukti|beza|bedanya)',
    'bao lâu|bao giờ|khi nào|làm sao|làm thế nào|ở đâu|tại sao|vì sao|có thể',
    'cómo|como puedo|cuándo|cuánto|cuanto tarda|dónde|donde esta|qué|puedo|por qué|quién|cuál',
    '什麼時候|怎麼|如何|為什麼|哪裡|誰|可不可以|能不能|請問',
  ].join('|')})(?![a-zà-ỹ])`,
  'iu',
);
const ENDS = /(嗎|呢|多久|多少|哪裡|什麼|không|chưa|bao lâu|bao nhiêu|ở đâu)\s*[.!。]*$/iu;
const LONGEST_QUESTION = 90;

/** Whether words ask something; a long text tells a story even where it begins like a question. */
export function asksSomething(text: string): boolean {
  const said = text.trim();
  return QUESTION_MARK.test(said) || (said.length <= LONGEST_QUESTION && (BEGINS.test(said) || ENDS.test(said)));
}

/** Two words that are no question ("blah blah") are not searched for. */
function saysEnough(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 4 || (text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0) >= 3;
}

/** Answers a question from the help center; false where the words are none, or none that it can answer. */
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
