import type { TurnContext } from 'botbuilder-core';
import type { DangerKind } from '../kb/danger/danger.ts';
import type { Intent, SearchResult } from '../kb/search/types.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../protocol/locale.ts';
import type { Action } from './actions.ts';
import { answerQuestion, offerPerson, showPassage, showTopic, showTopics } from './answer.ts';
import { type BareSign, bareSign } from './bare-sign.ts';
import { farewellWords } from './care/care-words.ts';
import { formButton } from './dispute/choices.ts';
import { namesCase, opensByItself } from './dispute/opening-words.ts';
import { tell } from './dispute/words.ts';
import { requestPerson } from './handoff.ts';
import { namedLanguage } from './language-names.ts';
import type { Memory } from './memory.ts';
import { button, personButton, phrase, say } from './say.ts';
import type { Turn } from './services.ts';
import { findStop, serveStop } from './stop-answer.ts';
import { notice, turnOf } from './turn-context.ts';
import { understand } from './understand.ts';

/** What follows a message that was answered: a dialog, a person who takes over, or nothing. */
export type Next = 'open-dispute' | 'dispute-status' | 'person' | undefined;
type Last = Memory['last'];

/** Serves a button. */
export async function serveAction(context: TurnContext, action: Action, text: string, last: Last): Promise<Next> {
  const { memory } = turnOf(context);
  switch (action.action) {
    case 'talk-to-person':
      await requestPerson(context, memory.misses > 0 ? 'low-confidence' : 'requested');
      return 'person';
    case 'show-article':
      noticeChoice(context, action.slug);
      await showPassage(context, action.slug, 1);
      offerDispute(context);
      return undefined;
    case 'show-topic':
      await showTopic(context, action.topic);
      return undefined;
    case 'show-topics':
      await showTopics(context);
      return undefined;
    case 'none-of-these':
      if (memory.lastQuestion !== undefined)
        notice(context, { kind: 'missed', locale: turnOf(context).locale, text: memory.lastQuestion });
      await offerPerson(context, memory.lastQuestion ?? text);
      return undefined;
    case 'rephrase':
      await say(context, { text: phrase(context, 'followUpUnclear') });
      return undefined;
    case 'answer':
      return serveIntent(context, action.yes ? 'affirm' : 'deny', text, last);
    case 'set-language':
      await changeLanguage(context, action.locale);
      return undefined;
  }
}

/** A shopper who picks one of the articles that were offered has said what their question was about. */
function noticeChoice(context: TurnContext, slug: string): void {
  const { memory, locale } = turnOf(context);
  if (memory.lastQuestion === undefined || memory.lastSlugs?.includes(slug) !== true) return;
  notice(context, { kind: 'fitted', locale, slug, text: memory.lastQuestion, source: 'chosen' });
}

/** Serves what a shopper writes. */
export async function serveText(context: TurnContext, text: string, last: Last): Promise<Next> {
  const stop = findStop(context, text);
  if (stop !== undefined) return serveStop(context, text, stop);
  if (namesCase(context, text)) return 'dispute-status';
  const sign = bareSign(text);
  if (sign !== undefined) return serveSign(context, sign, text, last);
  const { intent, search, declined } = understand(context, text);
  if (declined === true) {
    await say(context, { text: phrase(context, 'affirmed') });
    return undefined;
  }
  if (intent !== undefined && intent !== 'follow-up') return serveIntent(context, intent, text, last);
  if (opensByItself(context, text)) return 'open-dispute';
  await question(context, text, search, intent);
  return undefined;
}

/** A message without a word: answered by what it shows, never quoted back. */
async function serveSign(context: TurnContext, sign: BareSign, text: string, last: Last): Promise<Next> {
  if (sign === 'pleased') return serveIntent(context, last === 'person-offer' ? 'affirm' : 'thanks', text, last);
  if (sign === 'displeased') return serveIntent(context, 'deny', text, last);
  await showTopics(context);
  return undefined;
}

async function question(
  context: TurnContext,
  text: string,
  search: SearchResult | undefined,
  intent: Intent | undefined,
): Promise<void> {
  const { memory } = turnOf(context);
  const nothingBefore = intent === 'follow-up' && memory.lastQuestion === undefined;
  if (search === undefined || nothingBefore) return showTopics(context);
  await answerQuestion(context, intent === 'follow-up' ? `${memory.lastQuestion} ${text}` : text, search);
  offerDispute(context);
}

/** What these articles explain can be begun right here. */
const LEAD_TO_DISPUTE: ReadonlySet<string> = new Set([
  'open-dispute',
  'dispute-types',
  'request-return-refund',
  'order-not-received',
  'damaged-item',
  'wrong-item',
  'missing-item',
  'item-not-as-described',
  'counterfeit-item',
]);

/** Puts a button under an answer that says how to open a dispute, which opens one. */
function offerDispute(context: TurnContext): void {
  const turn = turnOf(context);
  const answer = turn.said?.at(-1);
  if (turn.services.disputes === undefined || answer?.card?.type !== 'answer') return;
  if (!answer.card.articles.some(({ slug }) => LEAD_TO_DISPUTE.has(slug))) return;
  const begin = formButton(tell(turn, 'buttons', 'newDispute'), { do: 'begin' });
  turn.said = [...(turn.said ?? []).slice(0, -1), { ...answer, buttons: [...(answer.buttons ?? []), begin] }];
}

/** Serves a wish that was recognised. */
export async function serveIntent(
  context: TurnContext,
  intent: Exclude<Intent, 'follow-up'>,
  text: string,
  last: Last,
): Promise<Next> {
  const disputes = turnOf(context).services.disputes !== undefined;
  if (intent === 'open-dispute' && disputes) return 'open-dispute';
  if (intent === 'dispute-status' && disputes) return 'dispute-status';
  const agreed = intent === 'affirm' && last === 'person-offer';
  if (intent === 'talk-to-person' || agreed) {
    await requestPerson(context, agreed ? 'low-confidence' : 'requested');
    return 'person';
  }
  await reply(context, intent, text, last);
  return undefined;
}

async function reply(
  context: TurnContext,
  intent: Exclude<Intent, 'follow-up' | 'talk-to-person'>,
  text: string,
  last: Last,
): Promise<void> {
  switch (intent) {
    case 'greeting':
      return say(context, { text: phrase(context, 'hello') });
    case 'thanks':
      return say(context, { text: phrase(context, 'thanks') });
    case 'goodbye':
      return farewell(context);
    case 'small-talk':
      return say(context, {
        text: phrase(context, 'smallTalk'),
        buttons: [button(context, 'topics', { action: 'show-topics' }), personButton(context)],
      });
    case 'stop':
      return say(context, { text: phrase(context, 'nothingToStop') });
    case 'change-language':
      return askLanguage(context, text);
    case 'affirm':
      return say(context, { text: phrase(context, last === 'answer' ? 'helpfulYes' : 'affirmed') });
    case 'deny':
      return last === 'person-offer' ? say(context, { text: phrase(context, 'affirmed') }) : rejected(context);
    case 'open-dispute':
      return showPassage(context, 'open-dispute', 1);
    case 'dispute-status':
      return showPassage(context, 'track-dispute', 1);
  }
}

/** What the shopper may be in danger of, be it that they told the bot, or wrote it while they waited for a person. */
export function dangerIn({ memory, conversation }: Pick<Turn, 'memory' | 'conversation'>): DangerKind | undefined {
  return memory.endangered ?? (conversation.reason === 'safety' ? 'harm' : undefined);
}

/** Whoever spoke of danger and takes their leave is told once more where help is, and sold nothing. */
function farewell(context: TurnContext): Promise<void> {
  const { memory, locale, services } = turnOf(context);
  const danger = dangerIn(turnOf(context));
  if (danger === undefined) return say(context, { text: phrase(context, 'goodbye') });
  memory.last = 'person-offer';
  memory.priority = 'urgent';
  return say(context, {
    text: farewellWords(danger, locale, services.helpLines),
    buttons: [personButton(context)],
  });
}

/** "No, not that": the next candidates of the same question, then a person. */
async function rejected(context: TurnContext): Promise<void> {
  const { memory, services, locale } = turnOf(context);
  const others = (memory.lastSlugs ?? []).slice(1).flatMap((slug) => services.article(slug, locale) ?? []);
  memory.lastSlugs = [];
  memory.misses += 1;
  if (others.length === 0)
    return say(context, {
      text: phrase(context, 'helpfulNo'),
      buttons: [personButton(context), button(context, 'rephrase', { action: 'rephrase' })],
    });
  return say(context, {
    text: phrase(context, 'choose'),
    buttons: [
      ...others.map((article) => ({ title: article.title, value: { action: 'show-article', slug: article.slug } })),
      personButton(context),
    ],
  });
}

/** Into the language that the message names, where it names one; else asks. */
async function askLanguage(context: TurnContext, text: string): Promise<void> {
  const named = namedLanguage(text);
  if (named !== undefined) return changeLanguage(context, named);
  return say(context, {
    text: phrase(context, 'languageAsk'),
    buttons: LOCALES.map((locale) => ({ title: LOCALE_NAMES[locale], value: { action: 'set-language', locale } })),
  });
}

async function changeLanguage(context: TurnContext, locale: Locale): Promise<void> {
  const turn = turnOf(context);
  turn.locale = locale;
  turn.wishes.locale = locale;
  turn.wishes.localeChosen = true;
  await say(context, { text: phrase(context, 'languageChanged') });
}
