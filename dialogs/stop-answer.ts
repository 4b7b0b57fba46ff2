import type { TurnContext } from 'botbuilder-core';
import type { FoundStop } from '../kb/word-lists/stop-answers.ts';
import { requestPerson } from './handoff.ts';
import { button, personButton, phrase, say } from './say.ts';
import { decided } from './trace.ts';
import { turnOf } from './turn-context.ts';
import { followLanguage } from './understand.ts';

/** The operator's fixed answer to a message, looked for in the session's language and in the one that it is written in. */
export function findStop(context: TurnContext, text: string): FoundStop | undefined {
  const { services, locale } = turnOf(context);
  const { locale: written } = services.search.detectLanguage(text, locale);
  const found = services.stops.find(text, [locale, written]);
  if (found !== undefined) followLanguage(context, text);
  return found;
}

/** Gives the fixed answer; `person` where somebody takes over at once. */
export async function serveStop(
  context: TurnContext,
  text: string,
  { entry, phrase: found }: FoundStop,
): Promise<'person' | undefined> {
  const { memory } = turnOf(context);
  decided(context, 'stop-answer', found);
  memory.lastQuestion = text;
  memory.lastSlugs = [];
  memory.priority = entry.priority;
  if (entry.action === 'person') {
    if (entry.reply !== '') await say(context, { text: entry.reply });
    await requestPerson(context, 'rule');
    return 'person';
  }
  if (entry.action === 'reply') {
    await say(context, { text: entry.reply, buttons: [personButton(context)] });
    return undefined;
  }
  memory.last = 'person-offer';
  await say(context, {
    text: entry.reply === '' ? phrase(context, 'offerPerson') : entry.reply,
    buttons: [personButton(context), button(context, 'rephrase', { action: 'rephrase' })],
  });
  return undefined;
}

/** In the middle of a form only what needs a person at once breaks in: a form is where people tell what happened. */
export async function breaksIn(context: TurnContext, text: string): Promise<boolean> {
  const stop = text.trim() === '' ? undefined : findStop(context, text);
  if (stop?.entry.action !== 'person') return false;
  await serveStop(context, text, stop);
  return true;
}
