import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { readAction } from './actions.ts';
import { admitIgnorance } from './answer.ts';
import { caseWish, complaintAbout, takeComplaint } from './dispute/case-wish.ts';
import { CASE_DIALOG, OPEN_DISPUTE_DIALOG, readCaseChoice, readFormChoice } from './dispute/choices.ts';
import { orderCard, orderMatter } from './dispute/order-card.ts';
import { regretFirst } from './feelings/regret.ts';
import { personButton, phrase, say } from './say.ts';
import type { Next } from './serve-intent.ts';
import { serveAction, serveText } from './serve-message.ts';
import { findStop } from './stop-answer.ts';
import { decided } from './trace.ts';
import { turnOf } from './turn-context.ts';
import { followLanguage } from './understand.ts';

export const ROOT_DIALOG = 'root';

/** One message of the shopper outside any form: a button, a wish, or a question. Ends with the turn, or becomes a form. */
export class RootDialog extends Dialog {
  constructor() {
    super(ROOT_DIALOG);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { context } = dc;
    const { text = '', value, attachments } = context.activity;
    const { memory, services } = turnOf(context);
    const { last } = memory;
    memory.last = undefined;
    if (services.disputes !== undefined) {
      const choice = readCaseChoice(value);
      if (choice !== undefined) return dc.replaceDialog(CASE_DIALOG, { choice });
      // A button of a form that has ended is no question: who presses "send" twice sees the case that the first one opened.
      const pressed = readFormChoice(value);
      if (pressed?.do === 'begin')
        return dc.replaceDialog(OPEN_DISPUTE_DIALOG, {
          text: takeComplaint(turnOf(context)),
          ...(pressed.value === undefined ? {} : { orderId: pressed.value }),
        });
      if (pressed !== undefined) return dc.replaceDialog(CASE_DIALOG, { text: '' });
    }
    const action = readAction(value);
    let next: Next;
    if (action !== undefined) next = await serveAction(context, action, text, last);
    else if (text.trim() !== '') {
      const stopped = findStop(context, text) !== undefined;
      // Before anything answers, so that all answers are in the language of the question.
      if (!stopped) {
        followLanguage(context, text);
        await regretFirst(context, text);
      }
      const wish = stopped ? undefined : await caseWish(context, text.trim());
      const complaint = stopped ? undefined : complaintAbout(context, last, text);
      if (complaint !== undefined) return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text: complaint });
      if (wish !== undefined) decided(context, 'case');
      if (wish !== undefined) return dc.replaceDialog(CASE_DIALOG, { text, wish });
      const matter = stopped ? undefined : await orderMatter(context, text.trim());
      if (matter !== undefined) decided(context, matter.kind === 'dispute' ? 'form' : 'order');
      if (matter?.kind === 'dispute') return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text, orderId: matter.orderId });
      if (matter !== undefined) {
        memory.misses = 0;
        await say(context, orderCard(context, matter.lines));
        return dc.endDialog();
      }
      next = await serveText(context, text.trim(), last);
    } else if ((attachments?.length ?? 0) > 0) {
      decided(context, 'file');
      await say(context, { text: phrase(context, 'fileReceived'), buttons: [personButton(context)] });
    } else await admitIgnorance(context, '…');
    if (next === 'open-dispute') return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text });
    if (next === 'dispute-status') return dc.replaceDialog(CASE_DIALOG, { text });
    return dc.endDialog();
  }
}
