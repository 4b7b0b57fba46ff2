import { type Activity, TurnContext } from 'botbuilder-core';
import { readMemory } from '../../dialogs/memory.ts';
import type { DialogServices, Turn, Wishes } from '../../dialogs/services.ts';
import type { Bot } from '../../dialogs/support-bot.ts';
import { newTraceNotes } from '../../dialogs/trace.ts';
import { attachTurn } from '../../dialogs/turn-context.ts';
import {
  type Conversation,
  type LoggedMessage,
  type NewMessage,
  waitsForPerson,
} from '../../handoff/conversation/conversation.ts';
import type { Noticed } from '../../kb/learning/noticed.ts';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { TurnTrace } from '../../protocol/traces.ts';
import { joinedActivity, toActivity, toMessage } from './activities.ts';
import { openDialogs } from './open-dialogs.ts';
import { tracedIndex, traceOf } from './trace-turn.ts';
import { sentIn, type TurnAdapter } from './turn-adapter.ts';

export interface TurnParts {
  readonly adapter: TurnAdapter;
  readonly bot: Bot;
  readonly services: DialogServices;
  readonly newId: () => string;
  /** Whether turns are traced; the time of a turn is taken by this clock, in milliseconds. */
  readonly trace?: { readonly clock: () => number } | undefined;
}

/** All that a turn wants to become true. The turn itself has changed nothing. */
export interface Effects {
  readonly messages: readonly NewMessage[];
  /** JSON. */
  readonly memory: string;
  readonly wishes: Wishes;
  /** What editors may learn from it. */
  readonly noticed: readonly Noticed[];
  /** Why; undefined where turns are not traced, and of a greeting. */
  readonly trace?: TurnTrace | undefined;
}

/** Runs the bot on one logged message, or, without one, lets it greet. */
export async function runTurn(
  parts: TurnParts,
  given: {
    readonly conversation: Conversation;
    readonly message: LoggedMessage | undefined;
    readonly memory: string | undefined;
    readonly at: Instant;
  },
): Promise<Effects> {
  const { conversation, message, at } = given;
  const clock = message === undefined ? undefined : parts.trace?.clock;
  const begun = clock?.() ?? 0;
  const searched = clock === undefined ? undefined : tracedIndex(parts.services.search);
  const notes = clock === undefined ? undefined : newTraceNotes();
  const turn: Turn = {
    conversation,
    at,
    services: searched === undefined ? parts.services : { ...parts.services, search: searched.index },
    memory: readMemory(given.memory),
    locale: conversation.locale,
    wishes: {},
    trace: notes,
  };
  const dialogs = clock === undefined ? [] : openDialogs(turn.memory, parts.services.disputes?.profile);
  const activity: Partial<Activity> =
    message === undefined ? joinedActivity(conversation) : toActivity(conversation, message);
  const context = new TurnContext(parts.adapter, activity);
  attachTurn(context, turn);
  if (message === undefined) await parts.bot.greet(context);
  else if (waitsForPerson(conversation)) await parts.bot.onMessageWhileWaiting(context);
  else await parts.bot.onMessage(context);

  const name = format(words(turn.locale).bot.name, { marketplace: parts.services.marketplace });
  return {
    messages: sentIn(context).map((sent) => toMessage(sent, parts.newId(), name)),
    memory: JSON.stringify(turn.memory),
    wishes: turn.wishes,
    noticed: turn.noticed ?? [],
    ...(clock === undefined || searched === undefined || notes === undefined
      ? {}
      : { trace: traceOf(turn, notes, searched, { dialogs, ms: clock() - begun }) }),
  };
}
