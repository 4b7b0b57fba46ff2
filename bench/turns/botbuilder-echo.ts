import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import { serveBare } from './transport.ts';

const REPLY = Symbol('reply');

class EchoAdapter extends BotAdapter {
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    context.turnState.set(REPLY, activities);
    return activities.map((_, index) => ({ id: String(index) }));
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
  override async continueConversationAsync(): Promise<void> {}
  async answer(text: string): Promise<unknown> {
    const context = new TurnContext(this, {
      type: ActivityTypes.Message,
      channelId: 'bench',
      text,
      conversation: { id: 'c', isGroup: false, conversationType: 'personal', name: '' },
      from: { id: 'u', name: '' },
      recipient: { id: 'b', name: '' },
      serviceUrl: '',
    });
    await this.runMiddleware(context, async (turn) => void (await turn.sendActivity(turn.activity.text)));
    return context.turnState.get(REPLY);
  }
}

/** A bot of the SDK that says what it hears, and does nothing else: no log, no state, no search. */
const adapter = new EchoAdapter();
serveBare((socket) => {
  socket.on('message:send', async ({ text }: { text: string }, acknowledge: (answer: unknown) => void) =>
    acknowledge(await adapter.answer(text)),
  );
});
