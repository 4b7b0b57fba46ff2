import type { TurnContext } from 'botbuilder-core';
import type { SearchResult } from '../kb/search/types.ts';
import { passageIn, showPassage } from './answer.ts';
import { namesCase, opensByItself } from './dispute/opening-words.ts';
import { asksSomething } from './entities/questions.ts';
import { feelingIn } from './feelings/feelings.ts';
import { keywordIn } from './first-words.ts';
import { limitOf } from './limits/admit-limit.ts';
import { phrase, say } from './say.ts';
import { findStop } from './stop-answer.ts';
import { bareSign } from './symbol-only.ts';
import { withFirst } from './told-matter.ts';
import { turnOf } from './turn-context.ts';
import { understand } from './understand.ts';

/**
 * Answers what an article surely answers while a person is on the way, and says that the wait goes on. Silent at all else:
 * wishes, feelings and what leads into a form are for the person.
 */
export async function answerWhoWaits(context: TurnContext): Promise<void> {
  const { text = '', value, attachments = [] } = context.activity;
  const asked = text.trim();
  // Of a button, or beside a file, the words are no question.
  if (asked === '' || (value !== undefined && value !== null) || attachments.length > 0) return;
  const found = isForPerson(context, asked) ? undefined : sureAnswer(context, asked);
  const [best] = found?.hits ?? [];
  const { conversation, services, locale } = turnOf(context);
  if (found === undefined || best === undefined || services.article(best.slug, locale) === undefined) return;
  await say(context, { text: phrase(context, conversation.owner === 'ticket' ? 'requestKept' : 'placeKept') });
  await showPassage(context, best.slug, found.inScope, { passage: passageIn(context, best) });
}

/** Danger is cared for where the message comes in; the operator's fixed answers and the shopper's cases are no matter of an article. */
function isForPerson(context: TurnContext, text: string): boolean {
  const { services, locale } = turnOf(context);
  return (
    services.danger(text) !== undefined ||
    findStop(context, text) !== undefined ||
    namesCase(context, text) ||
    bareSign(text) !== undefined ||
    keywordIn(text, locale) !== undefined
  );
}

/** Conjunctions stand within questions as well: "bao lâu thì nhận được tiền hoàn". */
const PAUSE = /[,.;!，。；！\n]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

/** What whoever asks for their money back is told, in whatever words. */
const HOW_REFUNDS_GO = 'request-return-refund';

/** Of articles to choose from, the first says how: they differ in what has happened, and the person knows. */
const asksForMoney = ({ decision, hits }: SearchResult) => decision === 'choose' && hits[0]?.slug === HOW_REFUNDS_GO;

/** The one part of a message that asks: "it's unplugged now, can I get my money back". */
function questionIn(text: string): string {
  const [only, ...others] = text.split(PAUSE).filter(asksSomething);
  return only !== undefined && others.length === 0 ? only : text;
}

/** What the help center says, where it is sure of it and the words are after nothing else. */
function sureAnswer(context: TurnContext, text: string): SearchResult | undefined {
  const understood = understand(context, questionIn(text));
  // The language of the words is known from here on.
  const { locale, services } = turnOf(context);
  // "Can I get my money back?" is the wish for a dispute elsewhere, and a question all the same.
  const asks = understood.intent === 'open-dispute' && asksSomething(questionIn(text));
  const intent = asks ? undefined : understood.intent;
  const found = asks ? services.search.search({ text: questionIn(text), locale }) : understood.search;
  const search =
    found !== undefined &&
    found.decision !== 'answer' &&
    (asks || asksSomething(questionIn(text))) &&
    asksForMoney(found)
      ? (withFirst(context, found, HOW_REFUNDS_GO) ?? found)
      : found;
  if (intent !== undefined || search?.decision !== 'answer') return undefined;
  if (limitOf(text, locale, intent, search) !== undefined || opensByItself(context, text)) return undefined;
  // Whoever is upset and asks nothing is not consoled by an article.
  return feelingIn(text, locale) !== undefined && !asksSomething(text) ? undefined : search;
}
