import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder-core';
import { format } from '../locales/format.ts';
import { type Words, words } from '../locales/words.ts';
import type { Card, SuggestedAction } from '../protocol/conversation.ts';
import type { Action } from './actions.ts';
import { turnOf } from './turn-context.ts';

type Phrase = Exclude<keyof Words['bot'], 'actions'>;

export interface Utterance {
  readonly text: string;
  readonly buttons?: readonly SuggestedAction[];
  readonly card?: Card;
}

/** Sends one reply. The card travels in `channelData`, as Bot Framework knows no such card. */
export async function say(context: TurnContext, utterance: Utterance): Promise<void> {
  const { text, buttons, card } = withResume(context, utterance);
  const activity: Partial<Activity> = { type: ActivityTypes.Message, text, locale: turnOf(context).locale };
  if (buttons !== undefined && buttons.length > 0)
    activity.suggestedActions = {
      to: [],
      actions: buttons.map(({ title, value }) => ({
        type: 'messageBack',
        title,
        text: title,
        displayText: title,
        value,
      })),
    };
  if (card !== undefined) activity.channelData = { card };
  await context.sendActivity(activity);
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

/** One message of the shopper, one reply: the answer to something else and the form's open question share it. */
function withResume(context: TurnContext, utterance: Utterance): Utterance {
  const turn = turnOf(context);
  const { resume } = turn;
  if (resume === undefined) return utterance;
  turn.resume = undefined;
  const titles = new Set(utterance.buttons?.map(({ title }) => title));
  return {
    ...utterance,
    text: `${utterance.text}\n\n${resume.text}`,
    buttons: [...(utterance.buttons ?? []), ...(resume.buttons ?? []).filter(({ title }) => !titles.has(title))],
  };
}
