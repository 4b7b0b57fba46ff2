import type { TurnContext } from 'botbuilder-core';
import type { Intent, SearchResult } from '../kb/search/types.ts';
import { words } from '../locales/words.ts';
import type { Action } from './actions.ts';
import { answerQuestion, type ButtonsUnder, offerPerson, showPassage, showTopic, showTopics } from './answer.ts';
import { answerSeveral } from './answer-several.ts';
import { askedInFull } from './ask-model.ts';
import { formButton } from './dispute/choices.ts';
import { isToldFirst, namesCase, noteComplaint, opensByItself } from './dispute/opening-words.ts';
import { tell } from './dispute/words.ts';
import { withoutApology } from './feelings/apology.ts';
import { offerHelp, regret } from './feelings/regret.ts';
import { keywordIn, wantsOneOfThem } from './first-words.ts';
import { requestPerson } from './handoff.ts';
import { LEAD_TO_DISPUTE } from './lead-to-dispute.ts';
import { admitLimit } from './limits/admit-limit.ts';
import type { Memory } from './memory.ts';
import { button, personButton, phrase, say } from './say.ts';
import { changeLanguage, type Next, serveIntent } from './serve-intent.ts';
import { type OneQuestion, severalQuestions } from './several-questions.ts';
import { findStop, serveStop } from './stop-answer.ts';
import { type BareSign, bareSign } from './symbol-only.ts';
import { toldMatter } from './told-matter.ts';
import { decided } from './trace.ts';
import { notice, turnOf } from './turn-context.ts';
import { understand } from './understand.ts';
import { meantBy, serveUpset } from './upset.ts';
import { asksWhatNow, serveWhatNow } from './what-now.ts';

type Last = Memory['last'];

/** Serves a button. */
export async function serveAction(context: TurnContext, action: Action, text: string, last: Last): Promise<Next> {
  const { memory } = turnOf(context);
  decided(context, 'button', action.action);
  switch (action.action) {
    case 'talk-to-person':
      await requestPerson(context, memory.misses > 0 ? 'low-confidence' : 'requested');
      return 'person';
    case 'show-article':
      noticeChoice(context, action.slug);
      await showPassage(context, action.slug, 1, { buttonsUnder: waysOn(context) });
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
  if (namesCase(context, text)) {
    decided(context, 'case');
    return 'dispute-status';
  }
  const sign = bareSign(text);
  if (sign !== undefined) {
    decided(context, 'sign', sign);
    return serveSign(context, sign, text, last);
  }
  const { locale } = turnOf(context);
  const keyword = last === 'introduction' && wantsOneOfThem(text, locale) ? 'person' : keywordIn(text, locale);
  if (keyword !== undefined) {
    decided(context, 'keyword');
    if (keyword === 'person') return serveIntent(context, 'talk-to-person', text, last);
    await showTopics(context);
    return undefined;
  }
  return serveWords(context, text, last);
}

async function serveWords(context: TurnContext, said: string, last: Last): Promise<Next> {
  const text = withoutApology(said);
  if (text === '') {
    decided(context, 'upset');
    await say(context, { text: words(turnOf(context).locale).regret.forgiven });
    return undefined;
  }
  const understood = understand(context, text);
  if (understood.declined === true) {
    decided(context, 'declined');
    await say(context, {
      text: phrase(context, 'notThat'),
      buttons: [button(context, 'topics', { action: 'show-topics' }), personButton(context)],
    });
    return undefined;
  }
  const intent = meantBy(context, text, understood.intent);
  if (intent === 'open-dispute' && isToldFirst(context, text)) return tellFirst(context, text);
  const found = understood.search ?? (intent === understood.intent ? undefined : searchFor(context, text));
  const search = found === undefined ? undefined : toldMatter(context, text, found);
  if (await admitLimit(context, text, intent, search)) return undefined;
  const several = intent === undefined ? severalIn(context, text) : [];
  if (several.length > 0) {
    await answerSeveral(context, several, waysOn(context));
    return undefined;
  }
  if (intent !== undefined && intent !== 'follow-up') return serveIntent(context, intent, text, last);
  if (opensByItself(context, text)) {
    decided(context, 'form');
    return 'open-dispute';
  }
  if (asksWhatNow(text) && (await serveWhatNow(context, waysOn(context)))) return undefined;
  if (await serveUpset(context, text, search, waysOn(context))) return undefined;
  await question(context, text, search, intent);
  return undefined;
}

/** How an order is returned or refunded. */
const HOW_REFUNDS_GO = 'request-return-refund';

/** Answers a guest who wants a refund as the help center does; without such an article there is only the form. */
async function tellFirst(context: TurnContext, text: string): Promise<Next> {
  const { services, locale } = turnOf(context);
  const search = searchFor(context, text);
  if (search.decision !== 'answer') {
    decided(context, 'intent', 'open-dispute');
    if (services.article(HOW_REFUNDS_GO, locale) === undefined) return 'open-dispute';
    await showPassage(context, HOW_REFUNDS_GO, 1, { buttonsUnder: waysOn(context) });
  } else await question(context, text, search, undefined);
  return undefined;
}

function searchFor(context: TurnContext, text: string): SearchResult {
  const { services, locale } = turnOf(context);
  return services.search.search({ text, locale });
}

function severalIn(context: TurnContext, text: string): readonly OneQuestion[] {
  const { services, locale } = turnOf(context);
  return severalQuestions(services.search, text, locale);
}

/** A message without a word: answered by what it shows, never quoted back. */
async function serveSign(context: TurnContext, sign: BareSign, text: string, last: Last): Promise<Next> {
  if (sign === 'pleased') return serveIntent(context, last === 'person-offer' ? 'affirm' : 'thanks', text, last);
  if (sign === 'displeased' && last !== 'answer') {
    await regret(context, 'anger');
    await offerHelp(context);
    return undefined;
  }
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
  const nothingBefore = intent === 'follow-up' && memory.lastQuestion === undefined && memory.lastShown === undefined;
  // "How long does delivery take?" reads like a follow-up and says all the same what it is about.
  const unclear = search === undefined || search.decision === 'clarify' || search.decision === 'decline';
  if (search === undefined || (nothingBefore && unclear)) return showTopics(context);
  noteComplaint(context, text);
  const full = intent === 'follow-up' && !nothingBefore ? await askedInFull(context, text, search) : undefined;
  if (full !== undefined) return answerQuestion(context, full.question, full.result, waysOn(context));
  const asked = intent === 'follow-up' && memory.lastQuestion !== undefined ? `${memory.lastQuestion} ${text}` : text;
  await answerQuestion(context, asked, search, waysOn(context));
}

/** Under an answer: a button that opens a dispute where it says how to, and a person for whoever is upset. */
function waysOn(context: TurnContext): ButtonsUnder {
  const turn = turnOf(context);
  return (slug) => [
    ...(turn.services.disputes !== undefined && LEAD_TO_DISPUTE.has(slug)
      ? [formButton(tell(turn, 'buttons', 'newDispute'), { do: 'begin' })]
      : []),
    ...(turn.feeling === undefined ? [] : [personButton(context)]),
  ];
}
