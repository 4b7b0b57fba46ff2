import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import type { DialogState } from 'botbuilder-dialogs';
// By sub-path: the package's index loads number recognisers in nine languages, 25 MB that nothing here uses.
import { DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { pressTyped } from './buttons/typed-button.ts';
import { careFirst } from './care/care-first.ts';
import { letGo } from './close-dialogs.ts';
import { CaseDialog } from './dispute/case-dialog.ts';
import { CASE_DIALOG } from './dispute/choices.ts';
import { GuestDialog } from './dispute/guest-dialog.ts';
import { OpenDisputeDialog } from './dispute/open-dialog.ts';
import { keepRegret } from './feelings/regret.ts';
import { OrderDialog } from './orders/order-dialog.ts';
import { unlessRepeated } from './repeats.ts';
import { ROOT_DIALOG, RootDialog } from './root-dialog.ts';
import { button, personButton, phrase, say, sendSaid } from './say.ts';
import { decided } from './trace.ts';
import { turnOf } from './turn-context.ts';
import { answerWhoWaits } from './while-waiting.ts';

/** The dialog stack lives in the turn's memory, not in a BotState: that one's saves overwrite each other unseen. */
const stackInMemory: StatePropertyAccessor<DialogState> = {
  async get(context: TurnContext) {
    return turnOf(context).memory.dialogs;
  },
  async set(context: TurnContext, value: DialogState) {
    turnOf(context).memory.dialogs = value;
  },
  async delete(context: TurnContext) {
    turnOf(context).memory.dialogs = { dialogStack: [] };
  },
};

export interface Bot {
  /** The first words of a conversation. */
  greet(context: TurnContext): Promise<void>;
  /** One message of the shopper. */
  onMessage(context: TurnContext): Promise<void>;
  /** One message of a shopper who waits for a person; its memory is not kept. */
  onMessageWhileWaiting(context: TurnContext): Promise<void>;
}

export function createBot(): Bot {
  const dialogs = new DialogSet(stackInMemory);
  dialogs.add(new RootDialog());
  dialogs.add(new OpenDisputeDialog());
  dialogs.add(new CaseDialog());
  dialogs.add(new GuestDialog());
  dialogs.add(new OrderDialog(ROOT_DIALOG));
  return {
    async greet(context) {
      const { conversation } = turnOf(context);
      const text = conversation.verified
        ? phrase(context, 'greetingNamed', { name: conversation.shopperName })
        : phrase(context, 'greeting');
      await say(context, {
        text,
        buttons: [button(context, 'topics', { action: 'show-topics' }), personButton(context)],
      });
      await sendSaid(context);
    },
    async onMessage(context) {
      letGo(turnOf(context));
      // A typed title of a button on the screen counts as that button.
      pressTyped(context);
      const care = await careFirst(context);
      if (care !== 'served') {
        const dc = await dialogs.createContext(context);
        if (dc.activeDialog !== undefined) decided(context, dc.activeDialog.id === CASE_DIALOG ? 'case' : 'form');
        const { status } = await dc.continueDialog();
        if (status === DialogTurnStatus.empty) await dc.beginDialog(ROOT_DIALOG);
        // A shopper who takes up the offer of a person in that line goes before all others.
        if (care === 'told') turnOf(context).memory.priority = 'urgent';
        keepRegret(turnOf(context));
        unlessRepeated(context);
      }
      await sendSaid(context);
    },
    async onMessageWhileWaiting(context) {
      await answerWhoWaits(context);
      await sendSaid(context);
    },
  };
}
