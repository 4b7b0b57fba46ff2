import type { TurnContext } from 'botbuilder-core';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { DisputeServices } from '../dispute-services.ts';
import { withoutOrderIds } from '../entities/order-id.ts';
import { personButton, say } from '../say.ts';
import type { Turn } from '../services.ts';
import { breaksIn } from '../stop-answer.ts';
import { turnOf } from '../turn-context.ts';
import { answerForm } from './answer-form.ts';
import { ask } from './ask-next-field.ts';
import { checkChoice } from './check-choice.ts';
import { CASE_DIALOG, formButton, GUEST_DIALOG, OPEN_DISPUTE_DIALOG, readCaseChoice } from './choices.ts';
import { keepDraft, takeDraft } from './drafts.ts';
import { absorb, absorbFiles, findOrder, ownLines, tellsStory } from './fill-from-story.ts';
import { type Form, newForm, orderOf, readForm, tellsOf } from './form.ts';
import { progressOf } from './form-progress.ts';
import { mustProve, shopperIn } from './guest.ts';
import { orderNamed } from './other-order.ts';
import { refusalText } from './refusal.ts';
import { retell } from './retell-story.ts';
import { entriesOf } from './review.ts';
import { addFiles, setOrder } from './set-fields.ts';
import { sayOpened, submit } from './submit-form.ts';
import { tell } from './words.ts';

interface Options {
  readonly text?: string;
  /** The order that it is about, where that is known already. */
  readonly orderId?: string;
  /** Files that came before it was clear which order they belong to. */
  readonly files?: Form['files'];
  /** The words were said of this order in the middle of another form, so that they tell what happened. */
  readonly told?: boolean;
  /** No draft is wanted. */
  readonly fresh?: boolean;
}

/**
 * The form of a dispute. Its answers are plain data in the dialog's state, so that it survives whatever the conversation
 * survives. It asks for what it does not know, serves what comes between, and ends as an open case, a kept draft or nothing.
 */
export class OpenDisputeDialog extends Dialog {
  constructor() {
    super(OPEN_DISPUTE_DIALOG);
  }

  override async beginDialog(dc: DialogContext, options: Options = {}): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { disputes } = turn.services;
    if (disputes === undefined) return dc.endDialog();
    const { text = '', orderId, files = [], told = false } = options;
    if (mustProve(turn, `${orderId ?? ''} ${text}`))
      return dc.replaceDialog(GUEST_DIALOG, { wanted: OPEN_DISPUTE_DIALOG, options });
    const named = orderId ?? (await orderNamed(dc.context, disputes, text))?.orderId;
    const kept = options.fresh === true ? undefined : takeDraft(turn, named);
    const form = kept ?? newForm(dc.context.activity.id ?? '');
    const before = { line: kept?.line, reason: kept?.reason };
    if (kept === undefined && !turn.conversation.verified)
      setOrder(form, await disputes.ownOrders(shopperIn(turn, 'buyer')), 'buyer');
    const order = kept === undefined && orderId !== undefined ? await findOrder(turn, disputes, orderId) : undefined;
    if (order !== undefined) setOrder(form, order.lines, order.role);
    addFiles(form, files);
    if (kept !== undefined)
      await say(dc.context, {
        text: tell(turn, 'say', 'draftResumed'),
        buttons: [formButton(tell(turn, 'buttons', 'startOver'), { do: 'start-over' })],
      });
    else if ((turn.said ?? []).length === 0) await say(dc.context, { text: tell(turn, 'say', 'started') });
    const changed = kept === undefined ? undefined : retell(turn, form, disputes, text);
    if (changed !== undefined) await say(dc.context, { text: changed });
    return advance(dc, turn, disputes, form, before, { text, told });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { disputes } = turn.services;
    const form = readForm((dc.activeDialog?.state as { form?: unknown } | undefined)?.form);
    if (disputes === undefined) {
      turn.memory.form = undefined;
      return dc.endDialog();
    }
    if (form === undefined) return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text: dc.context.activity.text ?? '' });
    const shown = readCaseChoice(dc.context.activity.value);
    if (shown !== undefined) {
      // The form waits as a draft, the case has the floor; "open a dispute" goes on with it.
      await putAside(dc.context, turn, form);
      return dc.replaceDialog(CASE_DIALOG, { choice: shown });
    }
    if (await breaksIn(dc.context, dc.context.activity.text ?? '')) return keepWaiting(dc, turn, disputes, form);
    const before = { line: form.line, reason: form.reason };
    const outcome = await answerForm(dc.context, form, disputes);
    switch (outcome) {
      case 'person':
        return keepWaiting(dc, turn, disputes, form);
      case 'kept':
      case 'dropped':
        turn.memory.form = undefined;
        if (outcome === 'kept') keepDraft(turn, form);
        await say(dc.context, { text: tell(turn, 'say', outcome === 'kept' ? 'draftKept' : 'draftDropped') });
        return dc.endDialog();
      case 'restart':
        return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { fresh: true });
      case 'switch':
        return switchOrder(dc, turn, form);
      case 'status':
        await putAside(dc.context, turn, form);
        return dc.replaceDialog(CASE_DIALOG, { text: dc.context.activity.text ?? '' });
      case 'submit':
        return send(dc, turn, disputes, form);
      case 'stay':
      case 'answered':
        await sayChecked(dc.context, turn, form, before, disputes);
        return prompt(dc, turn, disputes, form);
    }
  }
}

/** The form waits as a draft, and the shopper is told so. */
async function putAside(context: TurnContext, turn: Turn, form: Form): Promise<void> {
  turn.memory.form = undefined;
  if (orderOf(form) === undefined && !tellsOf(form)) return;
  keepDraft(turn, form);
  await say(context, { text: tell(turn, 'say', 'draftKept') });
}

/** Begins the form of the order that was named with the words that named it; the present one is kept, and told so. */
async function switchOrder(dc: DialogContext, turn: Turn, form: Form): Promise<DialogTurnResult> {
  const { other } = form;
  if (other === undefined) return dc.endDialog();
  const { orderId, text, files } = other;
  if (tellsOf(form)) {
    keepDraft(turn, form);
    await say(dc.context, { text: tell(turn, 'say', 'switched', { order: orderId, before: orderOf(form) ?? '' }) });
  }
  turn.memory.form = undefined;
  return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text, orderId, files, told: true });
}

/** Takes in the words that began the form, then asks on. */
async function advance(
  dc: DialogContext,
  turn: Turn,
  disputes: DisputeServices,
  form: Form,
  before: Pick<Form, 'line' | 'reason'>,
  { text, told }: { readonly text: string; readonly told: boolean },
): Promise<DialogTurnResult> {
  const notes = text === '' ? [] : await absorb(dc.context, form, disputes, text);
  if (told && tellsStory(withoutOrderIds(text, disputes.orderNumber))) form.details ??= text;
  notes.push(...absorbFiles(dc.context, form, disputes).notes);
  if (notes.length > 0) await say(dc.context, { text: notes.join('\n\n') });
  await sayChecked(dc.context, turn, form, before, disputes);
  return prompt(dc, turn, disputes, form);
}

async function sayChecked(
  context: TurnContext,
  turn: Turn,
  form: Form,
  before: Pick<Form, 'line' | 'reason'>,
  disputes: DisputeServices,
): Promise<void> {
  const { texts, buttons } = await checkChoice(turn, form, before, disputes);
  if (texts.length > 0) await say(context, { text: texts.join('\n\n'), buttons });
}

async function prompt(dc: DialogContext, turn: Turn, disputes: DisputeServices, form: Form): Promise<DialogTurnResult> {
  const own = form.lines === undefined || form.editing === 'order' ? await ownLines(turn, disputes) : [];
  const card = progressOf(turn, form, disputes.profile);
  await say(dc.context, { ...ask(turn, form, { disputes, own }), ...(card === undefined ? {} : { card }) });
  return keepWaiting(dc, turn, disputes, form);
}

async function keepWaiting(
  dc: DialogContext,
  turn: Turn,
  disputes: DisputeServices,
  form: Form,
): Promise<DialogTurnResult> {
  if (dc.activeDialog !== undefined) dc.activeDialog.state = { form };
  turn.memory.form = entriesOf(turn, form, disputes.profile).map(({ label, value }) => ({ label, value }));
  return Dialog.EndOfTurn;
}

async function send(dc: DialogContext, turn: Turn, disputes: DisputeServices, form: Form): Promise<DialogTurnResult> {
  try {
    const row = await submit(turn, form, disputes);
    if (row === undefined) return prompt(dc, turn, disputes, form);
    await sayOpened(dc.context, row, disputes);
  } catch (error) {
    await say(dc.context, { text: refusalText(turn, error, form.line), buttons: [personButton(dc.context)] });
    return prompt(dc, turn, disputes, form);
  }
  turn.memory.form = undefined;
  return dc.endDialog();
}
