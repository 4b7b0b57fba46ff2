import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { readAction } from './actions.ts';
import { admitIgnorance } from './answer.ts';
import { caseWish, complaintAbout, resumesDraft, takeComplaint } from './dispute/case-wish.ts';
import {
  CASE_DIALOG,
  OPEN_DISPUTE_DIALOG,
  readCaseChoice,
  readFormChoice,
  readGuestChoice,
} from './dispute/choices.ts';
import { regretFirst } from './feelings/regret.ts';
import { readOrderChoice } from './orders/choices.ts';
import { showWayIn } from './orders/guest-orders.ts';
import { pressOrder, serveOrders, serveSignIn } from './orders/serve-orders.ts';
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
    const ofOrders = readOrderChoice(value);
    if (ofOrders !== undefined) return pressOrder(dc, ofOrders);
    if (readGuestChoice(value)?.do === 'sign-in') return serveSignIn(dc);
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
      if (!stopped && resumesDraft(context, text)) return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text: '' });
      const wish = stopped ? undefined : await caseWish(context, text.trim());
      const complaint = stopped ? undefined : complaintAbout(context, last, text);
      if (complaint !== undefined) return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text: complaint });
      if (wish !== undefined) decided(context, 'case');
      if (wish !== undefined) return dc.replaceDialog(CASE_DIALOG, { text, wish });
      const ofOrder = stopped ? undefined : await serveOrders(dc, text.trim());
      if (ofOrder !== undefined) return ofOrder;
      memory.spokenOrder = undefined;
      next = await serveText(context, text.trim(), last);
      if (next === undefined && !stopped) await showWayIn(context, text.trim());
    } else if ((attachments?.length ?? 0) > 0) {
      decided(context, 'file');
      await say(context, { text: phrase(context, 'fileReceived'), buttons: [personButton(context)] });
    } else await admitIgnorance(context, '…');
    if (next === 'open-dispute') return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text });
    if (next === 'dispute-status') return dc.replaceDialog(CASE_DIALOG, { text });
    return dc.endDialog();
  }
}
