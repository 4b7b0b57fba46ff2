import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder-core';
import { handoffWishIn } from '../../dialogs/handoff.ts';
import { turnOf } from '../../dialogs/turn-context.ts';

const SENT = Symbol('sent');

/** Gathers what a turn sends instead of sending it: replies leave only after they are committed. */
export class TurnAdapter extends BotAdapter {
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent = sentIn(context);
    return activities.map((activity, index) => {
      const handoff = handoffWishIn(activity);
      if (handoff !== undefined) turnOf(context).wishes.handoff = handoff;
      else if (activity.type === ActivityTypes.Message) sent.push(activity);
      return { id: String(index) };
    });
  }

  override async updateActivity(): Promise<void> {
    throw new Error('The log is append-only: a reply cannot be changed');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('The log is append-only: a reply cannot be deleted');
  }

  override async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new Error('A turn begins with a logged message or not at all');
  }

  override async continueConversationAsync(): Promise<void> {
    throw new Error('A turn begins with a logged message or not at all');
  }
}

/** The messages that a turn has sent so far, in order. */
export function sentIn(context: TurnContext): Partial<Activity>[] {
  const known = context.turnState.get<Partial<Activity>[]>(SENT);
  if (known !== undefined) return known;
  const sent: Partial<Activity>[] = [];
  context.turnState.set(SENT, sent);
  return sent;
}
