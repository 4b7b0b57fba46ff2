import type { TurnContext } from 'botbuilder-core';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { Intent, SearchResult } from '../kb/search/types.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../protocol/locale.ts';
import { type Action, readAction } from './actions.ts';
import { admitIgnorance, answerQuestion, offerPerson, showPassage, showTopic, showTopics } from './answer.ts';
import { requestPerson } from './handoff.ts';
import { namedLanguage } from './language-names.ts';
import type { Memory } from './memory.ts';
import { button, personButton, phrase, say } from './say.ts';
import { turnOf } from './turn-context.ts';
import { understand } from './understand.ts';

export const ROOT_DIALOG = 'root';

/** One message of the shopper outside any form: a button, a wish, or a question. Ends with the turn. */
export class RootDialog extends Dialog {
  constructor() {
    super(ROOT_DIALOG);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { context } = dc;
    const { text, value, attachments } = context.activity;
    const action = readAction(value);
    const { memory } = turnOf(context);
    const { last } = memory;
    memory.last = undefined;
    if (action !== undefined) await act(context, action, text ?? '', last);
    else if (text?.trim()) await converse(context, text.trim(), last);
    else if ((attachments?.length ?? 0) > 0)
      await say(context, { text: phrase(context, 'fileReceived'), buttons: [personButton(context)] });
    else await admitIgnorance(context, '…');
    return dc.endDialog();
  }
}

async function act(context: TurnContext, action: Action, text: string, last: Memory['last']): Promise<void> {
  const { memory } = turnOf(context);
  switch (action.action) {
    case 'talk-to-person':
      return requestPerson(context, memory.misses > 0 ? 'low-confidence' : 'requested');
    case 'show-article':
      return showPassage(context, action.slug, 1);
    case 'show-topic':
      return showTopic(context, action.topic);
    case 'show-topics':
      return showTopics(context);
    case 'none-of-these':
      return offerPerson(context, memory.lastQuestion ?? text);
    case 'rephrase':
      return say(context, { text: phrase(context, 'followUpUnclear') });
    case 'answer':
      return action.yes ? wish(context, 'affirm', text, last) : wish(context, 'deny', text, last);
    case 'set-language':
      return changeLanguage(context, action.locale);
  }
}

async function converse(context: TurnContext, text: string, last: Memory['last']): Promise<void> {
  const { intent, search } = understand(context, text);
  if (intent === undefined || intent === 'follow-up') return question(context, text, search, intent);
  return wish(context, intent, text, last);
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
  return answerQuestion(context, intent === 'follow-up' ? `${memory.lastQuestion} ${text}` : text, search);
}

async function wish(
  context: TurnContext,
  intent: Exclude<Intent, 'follow-up'>,
  text: string,
  last: Memory['last'],
): Promise<void> {
  switch (intent) {
    case 'talk-to-person':
      return requestPerson(context, 'requested');
    case 'greeting':
      return say(context, { text: phrase(context, 'hello') });
    case 'thanks':
      return say(context, { text: phrase(context, 'thanks') });
    case 'goodbye':
      return say(context, { text: phrase(context, 'goodbye') });
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
      // "Yes" to the offer of a person, else to "did this help?".
      if (last === 'person-offer') return requestPerson(context, 'low-confidence');
      return say(context, { text: phrase(context, last === 'answer' ? 'helpfulYes' : 'affirmed') });
    case 'deny':
      return last === 'person-offer' ? say(context, { text: phrase(context, 'affirmed') }) : rejected(context);
    case 'open-dispute':
      return showPassage(context, 'open-dispute', 1);
    case 'dispute-status':
      return showPassage(context, 'track-dispute', 1);
  }
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
