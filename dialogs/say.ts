import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder-core';
import { format } from '../locales/format.ts';
import { type Words, words } from '../locales/words.ts';
import type { SuggestedAction } from '../protocol/conversation.ts';
import type { Action } from './actions.ts';
import { rememberShown } from './buttons/shown.ts';
import type { Turn } from './services.ts';
import { turnOf } from './turn-context.ts';
import type { Utterance } from './utterance.ts';

type Phrase = Exclude<keyof Words['bot'], 'actions'>;

/** Puts a part into the turn's reply; the parts leave together, as one message unless one of them stands apart. */
export async function say(context: TurnContext, utterance: Utterance): Promise<void> {
  const turn = turnOf(context);
  turn.said = [...(turn.said ?? []), utterance];
}

/**
 * Sends what the turn has said. All buttons stand under its last message, where a screen shows them, and are remembered: who
 * types one of them next has pressed it. The card travels in `channelData`, as Bot Framework knows no such card.
 */
export async function sendSaid(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  const said = turn.said ?? [];
  if (said.length === 0) return;
  turn.said = [];
  const buttons = [...new Map(said.flatMap((part) => part.buttons ?? []).map((each) => [each.title, each])).values()];
  rememberShown(turn, buttons);
  const messages = messagesOf(said);
  for (const [index, parts] of messages.entries())
    await context.sendActivity(activityOf(turn, parts, index === messages.length - 1 ? buttons : []));
}

function messagesOf(said: readonly Utterance[]): readonly (readonly Utterance[])[] {
  const messages: Utterance[][] = [];
  for (const part of said) {
    const last = messages.at(-1);
    if (last === undefined || part.apart === true) messages.push([part]);
    else last.push(part);
  }
  return messages;
}

function activityOf(turn: Turn, parts: readonly Utterance[], buttons: readonly SuggestedAction[]): Partial<Activity> {
  const text = parts.map((part) => part.text).join('\n\n');
  const activity: Partial<Activity> = { type: ActivityTypes.Message, text, locale: turn.locale };
  if (buttons.length > 0)
    activity.suggestedActions = {
      to: [],
      actions: buttons.map(({ title, value, primary }) => ({
        type: 'messageBack',
        title,
        text: title,
        displayText: title,
        value,
        // Bot Framework knows no button that weighs more than the others.
        ...(primary === true ? { channelData: { primary } } : {}),
      })),
    };
  const card = parts.findLast((part) => part.card !== undefined)?.card;
  if (card !== undefined) activity.channelData = { card };
  return activity;
}

/** A phrase of the bot in the language of the turn. */
export function phrase(context: TurnContext, key: Phrase, values: Readonly<Record<string, string>> = {}): string {
  const turn = turnOf(context);
  return format(words(turn.locale).bot[key], { marketplace: turn.services.marketplace, ...values });
}

export function button(context: TurnContext, label: keyof Words['bot']['actions'], value: Action): SuggestedAction {
  return { title: words(turnOf(context).locale).bot.actions[label], value };
}

export function personButton(context: TurnContext): SuggestedAction {
  return button(context, 'person', { action: 'talk-to-person' });
}

/** A quotation short enough for one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= 60 ? line : `${characters.slice(0, 58).join('')}…`;
}
