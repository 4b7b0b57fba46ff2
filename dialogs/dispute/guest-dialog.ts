import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { readAction } from '../actions.ts';
import { orderIdsIn, plainOrderIdsIn } from '../entities/order-id.ts';
import { personButton, say } from '../say.ts';
import { serveAction, serveIntent } from '../serve.ts';
import { turnOf } from '../turn-context.ts';
import { answerText, interruption } from './between.ts';
import { CASE_DIALOG, GUEST_DIALOG, OPEN_DISPUTE_DIALOG } from './choices.ts';
import { PROOF_HOLDS_MS } from './guest.ts';
import { tell } from './words.ts';

/** Which dialog the guest wanted, with what, and the order that they have named. */
const askedSchema = z.object({
  wanted: z.enum([OPEN_DISPUTE_DIALOG, CASE_DIALOG]),
  options: z.record(z.string(), z.unknown()),
  orderId: z.string().optional(),
});
type Asked = z.output<typeof askedSchema>;

/**
 * Lets somebody who is not signed in prove that an order is theirs: its number, and its e-mail address, phone number or
 * postcode. Then goes on with what they wanted. Whatever does not fit is answered in the same words.
 */
export class GuestDialog extends Dialog {
  constructor() {
    super(GUEST_DIALOG);
  }

  override async beginDialog(dc: DialogContext, given?: object): Promise<DialogTurnResult> {
    const asked = askedSchema.parse(given);
    const [orderId] = orderIdsIn(typeof asked.options.text === 'string' ? asked.options.text : '');
    return ask(dc, { ...asked, ...(orderId === undefined ? {} : { orderId }) });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { context } = dc;
    const turn = turnOf(context);
    const parsed = askedSchema.safeParse((dc.activeDialog?.state as { asked?: unknown } | undefined)?.asked);
    const { disputes } = turn.services;
    if (!parsed.success || disputes === undefined) return dc.endDialog();
    const asked = parsed.data;
    // They have signed in meanwhile.
    if (turn.conversation.verified) return dc.replaceDialog(asked.wanted, asked.options);
    const { value, text = '' } = context.activity;
    const action = readAction(value);
    if (action !== undefined) {
      if ((await serveAction(context, action, text, undefined)) === 'person') return Dialog.EndOfTurn;
      return ask(dc, asked);
    }
    // Asked for a postcode, digits alone are one.
    const [typed] = asked.orderId === undefined ? orderIdsIn(text) : plainOrderIdsIn(text);
    const proving = asked.orderId !== undefined && typed === undefined;
    // What is typed as a fact is no wish, as long as it holds a digit or an at sign.
    const said = typed === undefined && !/[\d@]/.test(text) ? interruption(context, text) : undefined;
    if (said === 'stop' || said === 'deny') {
      await say(context, { text: tell(turn, 'say', 'unchanged') });
      return dc.endDialog();
    }
    if (said === 'talk-to-person' || said === 'change-language') {
      if ((await serveIntent(context, said, text, undefined)) === 'person') return Dialog.EndOfTurn;
      return ask(dc, asked);
    }
    if (typed !== undefined) return ask(dc, { ...asked, orderId: typed });
    if (proving && /[\d@]/.test(text)) return prove(dc, asked, asked.orderId ?? '', text);
    if (!(await answerText(context, text, proving ? undefined : 'questions-only')))
      await say(context, { text: tell(turn, 'say', 'notUnderstood') });
    return ask(dc, asked);
  }
}

async function ask(dc: DialogContext, asked: Asked): Promise<DialogTurnResult> {
  const turn = turnOf(dc.context);
  const text =
    asked.orderId === undefined
      ? tell(turn, 'ask', 'guestOrder')
      : tell(turn, 'ask', 'guestFact', { order: asked.orderId });
  await say(dc.context, { text, buttons: [personButton(dc.context)] });
  if (dc.activeDialog !== undefined) dc.activeDialog.state = { asked };
  return Dialog.EndOfTurn;
}

async function prove(dc: DialogContext, asked: Asked, orderId: string, fact: string): Promise<DialogTurnResult> {
  const turn = turnOf(dc.context);
  const { disputes } = turn.services;
  const lines = await disputes?.prove(turn.conversation.visitorId, orderId, fact);
  if (lines === 'limited') {
    await say(dc.context, { text: tell(turn, 'say', 'guestLimited'), buttons: [personButton(dc.context)] });
    return dc.endDialog();
  }
  const [line] = lines ?? [];
  if (line === undefined) {
    await say(dc.context, { text: tell(turn, 'say', 'guestUnknown', { order: orderId }) });
    const { orderId: _, ...again } = asked;
    return ask(dc, again);
  }
  turn.memory.guest = { buyerId: line.buyer.id, orderId: line.orderId, until: turn.at + PROOF_HOLDS_MS };
  return dc.replaceDialog(asked.wanted, asked.options);
}
